import { type ReasonCode, type ReasonField, reasonCodes, reasonFields } from "../../api/terms.ts";
import { Button } from "../../parts/Button.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { t } from "../../words/words.ts";

/** A reason that is still being chosen. */
export interface ReasonDraft {
  field: ReasonField | "";
  code: ReasonCode | "";
  note: string;
}

interface Props {
  reason: ReasonDraft;
  /** Whether to say what is still to be chosen. */
  wanting: boolean;
  onChange: (change: Partial<ReasonDraft>) => void;
  onRemove?: () => void;
}

export function ReasonLine({ reason, wanting, onChange, onRemove }: Props) {
  const wrong = (chosen: string) => (wanting && chosen === "" ? t("desk.review.reason.wanted") : undefined);
  return (
    <fieldset class="reason">
      <legend class="spoken">{t("desk.review.reason")}</legend>
      <SelectField
        label={t("desk.review.reason.field")}
        value={reason.field}
        wrong={wrong(reason.field)}
        choices={[
          { value: "", label: t("desk.act.choose") },
          ...reasonFields.map((value) => ({ value, label: t(`terms.reasonField.${value}`) })),
        ]}
        onChoose={(field) => onChange({ field })}
      />
      <SelectField
        label={t("desk.review.reason.code")}
        value={reason.code}
        wrong={wrong(reason.code)}
        choices={[
          { value: "", label: t("desk.act.choose") },
          ...reasonCodes.map((value) => ({ value, label: t(`terms.reasonCode.${value}`) })),
        ]}
        onChoose={(code) => onChange({ code })}
      />
      <div class="reason-words">
        <TextField
          label={t("desk.review.reason.note")}
          value={reason.note}
          onType={(note) => onChange({ note })}
          maxLength={500}
        />
      </div>
      {onRemove && (
        <Button kind="quiet" onClick={onRemove}>
          {t("desk.act.remove")}
        </Button>
      )}
    </fieldset>
  );
}
