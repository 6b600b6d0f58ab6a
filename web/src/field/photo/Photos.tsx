import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { t } from "../../words/words.ts";
import { Photo } from "../content/Photo.tsx";
import type { DraftPen } from "../draftPen.ts";
import { PhotoDialog } from "./PhotoDialog.tsx";
import { PhotoInput } from "./PhotoInput.tsx";
import { usePhotos } from "./usePhotos.ts";

interface Props {
  pen: DraftPen;
  /** Pictures being made smaller just now. */
  scaling: Signal<number>;
  /** The one that has its own place. */
  but?: string | null;
  most?: number;
}

/** The pictures of a draft, and how it gets more. */
export function Photos({ pen, scaling, but = null, most = Number.POSITIVE_INFINITY }: Props) {
  const { working, failure, add, remove, rename } = usePhotos(pen, scaling);
  const [open, setOpen] = useState<string | null>(null);
  const shown = pen.draft.value.photos.filter((photo) => photo.id !== but);
  const opened = shown.find((photo) => photo.id === open);
  const room = most - shown.length - working;
  const take = (files: File[]) => add(files.slice(0, room), "scene");

  return (
    <>
      <ul class="list photos">
        {shown.map((photo) => (
          <li key={photo.id}>
            <button type="button" class="tile" onClick={() => setOpen(photo.id)}>
              <Photo id={photo.id} size="thumb" alt="" />
              <span>{t(`terms.photo.${photo.kind}`)}</span>
            </button>
          </li>
        ))}
        {working > 0 && (
          <li class="tile busy" role="status">
            {t("field.visit.photoWorking", { n: working })}
            <progress class="progress" aria-label={t("field.visit.photoWorking", { n: working })} />
          </li>
        )}
        {room > 0 && (
          <>
            <li>
              <PhotoInput pen={pen} label={t("field.visit.camera")} camera onFiles={take} />
            </li>
            <li>
              <PhotoInput pen={pen} label={t("field.visit.album")} onFiles={take} />
            </li>
          </>
        )}
      </ul>
      <WrongBox text={failure} />
      {opened && (
        <PhotoDialog
          photo={opened}
          onKind={(kind) => rename(opened.id, kind)}
          onRemove={() => {
            setOpen(null);
            remove(opened.id);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
