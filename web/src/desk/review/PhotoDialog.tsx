import { useEffect } from "preact/hooks";
import type { PhotoNote } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { photo as picture } from "../api.ts";

interface Props {
  photos: PhotoNote[];
  at: number;
  onTurn: (to: number) => void;
  onClose: () => void;
}

/** One photo as large as the screen allows; the arrow keys turn to the others. */
export function PhotoDialog({ photos, at, onTurn, onClose }: Props) {
  const { world } = useApp();
  const photo = photos[at];
  const turn = (by: number) => photos[at + by] && onTurn(at + by);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "ArrowLeft") turn(-1);
      if (event.key === "ArrowRight") turn(1);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [at]);

  if (!photo) return null;
  const kind = t(`terms.photo.${photo.kind}`);
  return (
    <div class="lightbox">
      <Dialog
        open
        title={t("desk.review.photo.title", { kind, at: at + 1, of: photos.length })}
        onClose={onClose}
      >
        <img key={photo.id} src={picture(photo.id, "full")} alt={kind} />
        <div class="acts">
          <span class="soft">
            {photo.taken_at &&
              t("desk.review.photo.taken", { when: momentWord(photo.taken_at, world.now()) })}
          </span>
          {photos.length > 1 && (
            <>
              <Button disabled={at === 0} onClick={() => turn(-1)}>
                {t("desk.review.photo.previous")}
              </Button>
              <Button disabled={at === photos.length - 1} onClick={() => turn(1)}>
                {t("desk.review.photo.next")}
              </Button>
            </>
          )}
          <Button kind="main" onClick={onClose}>
            {t("desk.act.close")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
