import { useEffect, useState } from "preact/hooks";
import type { Api } from "../api/client.ts";
import { useApp } from "../shell/app.ts";
import { photoBytes } from "../store/photoBytes.ts";
import { useEngine } from "./engine.ts";

type Size = "thumb" | "full";

/**
 * Where an <img> finds a photo: its bytes on this phone while they are here, else the server's picture. Null when there is
 * neither, undefined until that is known.
 */
export function usePhotoAddress(id: string, size: Size = "thumb"): string | null | undefined {
  const { api } = useApp();
  const { store } = useEngine();
  const [address, setAddress] = useState<string | null | undefined>();
  useEffect(() => {
    let made: string | undefined;
    let wanted = true;
    picture().then(
      (blob) => {
        if (!wanted) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      },
      () => wanted && setAddress(null),
    );
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };

    async function picture(): Promise<Blob> {
      const data = await photoBytes(store, id);
      return data ? new Blob([data], { type: "image/jpeg" }) : countyPicture(api, id, size);
    }
  }, [api, store, id, size]);
  return address;
}

/** Never through the browser's cache: on this phone pictures lie sealed or not at all. */
async function countyPicture(api: Api, id: string, size: Size): Promise<Blob> {
  const answer = await api.call("GET", `/photos/${id}?size=${size}`, { cache: "no-store" });
  return answer.blob();
}
