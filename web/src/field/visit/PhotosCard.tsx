import { useState } from "preact/hooks";
import type { PhotoNote } from "../../api/wire.ts";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { t } from "../../words/words.ts";
import { Photo } from "../content/Photo.tsx";
import { FormCard } from "./FormCard.tsx";
import { useForm } from "./form.ts";
import { PhotoDialog } from "./PhotoDialog.tsx";
import { PhotoInput } from "./PhotoInput.tsx";
import { usePhotos } from "./usePhotos.ts";

/** Pictures of the matter, taken now or before. An offer, never a duty. */
export function PhotosCard() {
  const { pen } = useForm();
  const { photos, signature_photo_id } = pen.draft.value;
  const { working, failure, add, remove, rename } = usePhotos();
  const [open, setOpen] = useState<string | null>(null);
  const shown = photos.filter((photo) => photo.id !== signature_photo_id);
  const opened: PhotoNote | undefined = shown.find((photo) => photo.id === open);
  const take = (files: File[]) => add(files, "scene");

  return (
    <FormCard title={t("terms.reasonField.photos")} hint={t("field.visit.photoHint")} field="photos">
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
        <li>
          <PhotoInput label={t("field.visit.camera")} camera onFiles={take} />
        </li>
        <li>
          <PhotoInput label={t("field.visit.album")} onFiles={take} />
        </li>
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
    </FormCard>
  );
}
