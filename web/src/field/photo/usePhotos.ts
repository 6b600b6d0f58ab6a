import type { Signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { PhotoKind } from "../../api/terms.ts";
import { toast } from "../../parts/Toast.tsx";
import { withoutPhoto } from "../../store/drafts.ts";
import { failureWord } from "../../words/problem.ts";
import { addPhoto, removePhoto } from "../actions/addPhoto.ts";
import type { DraftPen } from "../draftPen.ts";
import { useEngine } from "../engine.ts";

/** Puts pictures into the draft, one after the other: each is on the disk before the next is scaled. */
export function usePhotos(pen: DraftPen, scaling: Signal<number>) {
  const engine = useEngine();
  const [working, setWorking] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const shown = useRef(true);
  useEffect(
    () => () => {
      shown.current = false;
    },
    [],
  );

  function count(more: number): void {
    setWorking((n) => n + more);
    scaling.value += more;
  }

  /** Goes on when the form is left: the store stays open until the last picture is in it. */
  function add(pictures: readonly Blob[], kind: PhotoKind): Promise<void> {
    const adding = addAll(pictures, kind).finally(() => engine.unfinished.delete(adding));
    engine.unfinished.add(adding);
    return adding;
  }

  async function addAll(pictures: readonly Blob[], kind: PhotoKind): Promise<void> {
    count(pictures.length);
    setFailure(null);
    for (const picture of pictures) {
      try {
        await addPhoto(engine, pen.draft.peek().id, picture, kind);
      } catch (error) {
        if (shown.current) setFailure(failureWord(error));
        else toast(failureWord(error));
      }
      count(-1);
    }
  }

  /** The draft lets go first: a draft that names a photo without bytes could never be sent whole. */
  async function remove(id: string): Promise<void> {
    const before = pen.draft.peek();
    pen.write(withoutPhoto(before, id));
    await pen.flush();
    await removePhoto(engine, before, id);
  }

  function rename(id: string, kind: PhotoKind): void {
    const { photos } = pen.draft.peek();
    pen.write({ photos: photos.map((photo) => (photo.id === id ? { ...photo, kind } : photo)) });
  }

  return { working, failure, add, remove, rename };
}
