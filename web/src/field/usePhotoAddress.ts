import { useEffect, useState } from "preact/hooks";
import { photoBytes } from "../store/photos.ts";
import { useEngine } from "./engine.ts";

/** Where an <img> finds a photo: its bytes on this phone while they are here, else the server's picture. */
export function usePhotoAddress(id: string, size: "thumb" | "full" = "thumb"): string | undefined {
  const { store } = useEngine();
  const [address, setAddress] = useState<string | undefined>();
  useEffect(() => {
    let made: string | undefined;
    let wanted = true;
    photoBytes(store, id).then((data) => {
      if (!wanted) return;
      if (data) made = URL.createObjectURL(new Blob([data], { type: "image/jpeg" }));
      setAddress(made ?? `/api/photos/${id}?size=${size}`);
    });
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [store, id, size]);
  return address;
}
