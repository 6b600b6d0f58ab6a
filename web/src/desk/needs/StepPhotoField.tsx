import { useEffect, useMemo } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { FileField } from "../../parts/FileField.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { t } from "../../words/words.ts";
import { type ChosenPhoto, mostPhotos, type useStepPhotos } from "./useStepPhotos.ts";

interface Props {
  photos: ReturnType<typeof useStepPhotos>;
  /** The step may have been taken with these. */
  fixed: boolean;
}

/** The pictures that show what was settled, and how far each of them has come. */
export function StepPhotoField({ photos, fixed }: Props) {
  const { chosen, working, failure, add, remove } = photos;
  return (
    <section class="stack" aria-label={t("desk.need.photos")}>
      <p class="name">{t("desk.need.photos")}</p>
      {chosen.length > 0 && (
        <ol class="step-photos chosen">
          {chosen.map((photo, i) => (
            <li key={photo.note.id}>
              <Chosen photo={photo} at={i + 1} onRemove={fixed ? null : () => remove(photo.note.id)} />
            </li>
          ))}
        </ol>
      )}
      {working > 0 && (
        <p class="soft" role="status">
          {t("desk.need.photosWorking", { n: working })}
        </p>
      )}
      {!fixed && chosen.length + working < mostPhotos && (
        <FileField
          label={t("desk.need.photosChoose")}
          hint={t("desk.need.photosMost", { n: mostPhotos })}
          accept="image/*"
          multiple
          disabled={working > 0}
          onChoose={add}
        />
      )}
      <WrongBox text={failure} />
    </section>
  );
}

interface ChosenProps {
  photo: ChosenPhoto;
  at: number;
  onRemove: (() => void) | null;
}

function Chosen({ photo: { note, data, sent }, at, onRemove }: ChosenProps) {
  const address = useMemo(() => URL.createObjectURL(new Blob([data], { type: "image/jpeg" })), [data]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <>
      <img src={address} alt={t("desk.need.photoAt", { n: at })} />
      {sent !== null && (
        <Progress label={t("desk.need.photoSending", { n: at })} done={sent} of={note.bytes} />
      )}
      {onRemove && (
        <Button kind="quiet" aria-label={t("desk.need.photoRemove", { n: at })} onClick={onRemove}>
          {t("desk.act.remove")}
        </Button>
      )}
    </>
  );
}
