import { useState } from "preact/hooks";
import type { VisitWhole } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { photo as picture } from "../api.ts";
import { PhotoDialog } from "./PhotoDialog.tsx";

/** The photos in a row, those that are still on the phone as empty frames. */
export function PhotoStrip({ visit }: { visit: VisitWhole }) {
  const { photos } = visit.content;
  const here = photos.filter((photo) => photo.here);
  const [open, setOpen] = useState<number | null>(null);
  if (photos.length === 0) return null;
  return (
    <>
      <ul class="photo-strip">
        {photos.map((photo) => {
          const kind = t(`terms.photo.${photo.kind}`);
          return (
            <li key={photo.id}>
              {photo.here ? (
                <button
                  type="button"
                  class={`photo ${photo.kind}`}
                  aria-label={t("desk.review.photo.open", { kind })}
                  onClick={() => setOpen(here.indexOf(photo))}
                >
                  <img src={picture(photo.id, "thumb")} alt="" loading="lazy" />
                  <span>{kind}</span>
                </button>
              ) : (
                <div class="photo absent">
                  <span>{t("desk.review.photo.absent", { kind })}</span>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {open !== null && (
        <PhotoDialog photos={here} at={open} onTurn={(to) => setOpen(to)} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
