import { t } from "../../words/words.ts";
import { Photos } from "../photo/Photos.tsx";
import { FormCard } from "./FormCard.tsx";
import { useForm } from "./form.ts";

/** Pictures of the matter, taken now or before. An offer, never a duty. */
export function PhotosCard() {
  const { pen, scaling } = useForm();
  return (
    <FormCard title={t("terms.reasonField.photos")} hint={t("field.visit.photoHint")} field="photos">
      <Photos pen={pen} scaling={scaling} but={pen.draft.value.signature_photo_id} />
    </FormCard>
  );
}
