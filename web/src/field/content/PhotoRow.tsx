import { useState } from "preact/hooks";
import type { PhotoNote } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { t } from "../../words/words.ts";
import { Photo } from "./Photo.tsx";

/** Pictures side by side; a tap shows one large. */
export function PhotoRow({ photos }: { photos: readonly PhotoNote[] }) {
  const [open, setOpen] = useState<PhotoNote | null>(null);
  if (photos.length === 0) return null;
  return (
    <section class="card" aria-label={t("terms.reasonField.photos")}>
      <ul class="list photos">
        {photos.map((photo) => (
          <li key={photo.id}>
            <button type="button" class="tile" onClick={() => setOpen(photo)}>
              <Photo id={photo.id} size="thumb" alt="" />
              <span>{t(`terms.photo.${photo.kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <Dialog open title={t(`terms.photo.${open.kind}`)} onClose={() => setOpen(null)}>
          <Photo id={open.id} size="full" alt={t(`terms.photo.${open.kind}`)} />
          <Button kind="main" onClick={() => setOpen(null)}>
            {t("field.act.close")}
          </Button>
        </Dialog>
      )}
    </section>
  );
}
