import { useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { t } from "../../words/words.ts";
import { Photo } from "../content/Photo.tsx";
import { usePhotos } from "../photo/usePhotos.ts";
import { FormCard } from "./FormCard.tsx";
import { useForm } from "./form.ts";
import { SignaturePad } from "./SignaturePad.tsx";

/** The householder may sign; nobody has to. */
export function SignatureCard() {
  const { pen, scaling } = useForm();
  const id = pen.draft.value.signature_photo_id;
  const { working, failure, add, remove } = usePhotos(pen, scaling);
  const [signing, setSigning] = useState(false);

  return (
    <FormCard title={t("field.visit.signature")} hint={t("field.visit.signatureHint")} field="signature">
      {id === null ? (
        <button type="button" class="sign" disabled={working > 0} onClick={() => setSigning(true)}>
          {t("field.visit.signHere")}
        </button>
      ) : (
        <>
          <div class="signed">
            <Photo id={id} size="thumb" alt={t("terms.photo.signature")} />
          </div>
          <div class="choices">
            <Button kind="quiet" onClick={() => remove(id)}>
              {t("field.act.remove")}
            </Button>
          </div>
        </>
      )}
      <WrongBox text={failure} />
      {signing && (
        <SignaturePad
          onSigned={(picture) => {
            setSigning(false);
            add([picture], "signature");
          }}
          onClose={() => setSigning(false)}
        />
      )}
    </FormCard>
  );
}
