import { measureKinds } from "../../api/terms.ts";
import type { Measure } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import { FormCard } from "./FormCard.tsx";
import { useForm } from "./form.ts";
import { LineFrame } from "./LineFrame.tsx";
import { changed, without } from "./lines.ts";

/** What was done on this visit, a line each. */
export function MeasuresCard() {
  const { pen } = useForm();
  const { measures } = pen.draft.value;
  const write = (next: Measure[]) => pen.write({ measures: next });
  return (
    <FormCard
      title={t("terms.reasonField.measures")}
      field="measures"
      action={
        <Button onClick={() => write([...measures, { kind: "policy", text: "" }])}>
          {t("field.visit.addLine")}
        </Button>
      }
    >
      {measures.map((measure, i) => (
        <LineFrame
          key={i}
          name={`measures.${i}`}
          choices={measureKinds.map((value) => ({ value, label: t(`terms.measure.${value}`) }))}
          kind={measure.kind}
          onKind={(kind) => write(changed(measures, i, { kind }))}
          text={measure.text}
          onText={(text) => write(changed(measures, i, { text }))}
          placeholder={t("field.visit.measureText")}
          onRemove={() => write(without(measures, i))}
        />
      ))}
    </FormCard>
  );
}
