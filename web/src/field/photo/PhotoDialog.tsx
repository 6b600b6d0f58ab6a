import type { PhotoKind } from "../../api/terms.ts";
import type { PhotoNote } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { bytesWord } from "../../words/amounts.ts";
import { t } from "../../words/words.ts";
import { Photo } from "../content/Photo.tsx";

const kinds = ["scene", "document"] as const satisfies readonly PhotoKind[];

interface Props {
  photo: PhotoNote;
  onKind: (kind: PhotoKind) => void;
  onRemove: () => void;
  onClose: () => void;
}

/** One photo large: what it shows, or out with it. */
export function PhotoDialog({ photo, onKind, onRemove, onClose }: Props) {
  return (
    <Dialog open title={t(`terms.photo.${photo.kind}`)} onClose={onClose}>
      <Photo id={photo.id} size="full" alt={t(`terms.photo.${photo.kind}`)} />
      <p class="soft">{bytesWord(photo.bytes)}</p>
      <Segmented
        legend={t("field.visit.photoKind")}
        choices={kinds.map((value) => ({ value, label: t(`terms.photo.${value}`) }))}
        value={photo.kind === "signature" ? null : photo.kind}
        onChoose={onKind}
      />
      <div class="choices">
        <Button kind="bad" onClick={onRemove}>
          {t("field.act.remove")}
        </Button>
        <Button kind="main" onClick={onClose}>
          {t("field.act.good")}
        </Button>
      </div>
    </Dialog>
  );
}
