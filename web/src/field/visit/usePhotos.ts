import { useState } from "preact/hooks";
import type { PhotoKind } from "../../api/terms.ts";
import { failureWord } from "../../words/problem.ts";
import { addPhoto, removePhoto } from "../actions/addPhoto.ts";
import { useEngine } from "../engine.ts";
import { useForm } from "./form.ts";
import { changed } from "./lines.ts";

/** Puts pictures into the draft, one after the other: each is on the disk before the next is scaled. */
export function usePhotos() {
  const engine = useEngine();
  const { pen, scaling } = useForm();
  const [working, setWorking] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);

  function count(more: number): void {
    setWorking((n) => n + more);
    scaling.value += more;
  }

  async function add(pictures: readonly Blob[], kind: PhotoKind): Promise<void> {
    count(pictures.length);
    setFailure(null);
    for (const picture of pictures) {
      try {
        const note = await addPhoto(engine, pen.draft.peek().id, picture, kind);
        const photos = [...pen.draft.peek().photos, note];
        pen.write({ photos, ...(kind === "signature" && { signature_photo_id: note.id }) });
        await pen.flush();
      } catch (error) {
        setFailure(failureWord(error));
      }
      count(-1);
    }
  }

  /** The draft lets go first: a draft that names a photo without bytes could never be sent whole. */
  async function remove(id: string): Promise<void> {
    const before = pen.draft.peek();
    pen.write({
      photos: before.photos.filter((photo) => photo.id !== id),
      ...(before.signature_photo_id === id && { signature_photo_id: null }),
    });
    await pen.flush();
    await removePhoto(engine, before, id);
  }

  function rename(id: string, kind: PhotoKind): void {
    const { photos } = pen.draft.peek();
    pen.write({
      photos: changed(
        photos,
        photos.findIndex((photo) => photo.id === id),
        { kind },
      ),
    });
  }

  return { working, failure, add, remove, rename };
}
