import { useState } from "preact/hooks";
import type { PhotoNote } from "../../api/wire.ts";
import { t } from "../../words/words.ts";
import { photo as picture } from "../api.ts";
import { PhotoDialog } from "../review/PhotoDialog.tsx";

/** The photos of a step, those that are still on the phone as a word. */
export function StepPhotos({ photos }: { photos: readonly (PhotoNote & { here: boolean })[] }) {
  const [open, setOpen] = useState<number | null>(null);
  const here = photos.filter((photo) => photo.here);
  const coming = photos.length - here.length;
  if (photos.length === 0) return null;
  return (
    <div class="step-photos">
      {here.map((photo, at) => (
        <button
          type="button"
          key={photo.id}
          aria-label={t("desk.review.photo.open", { kind: t(`terms.photo.${photo.kind}`) })}
          onClick={() => setOpen(at)}
        >
          <img src={picture(photo.id, "thumb")} alt="" loading="lazy" />
        </button>
      ))}
      {coming > 0 && <span class="soft">{t("desk.need.photosComing", { n: coming })}</span>}
      {open !== null && (
        <PhotoDialog photos={here} at={open} onTurn={setOpen} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
