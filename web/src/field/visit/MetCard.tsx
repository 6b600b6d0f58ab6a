import { modes } from "../../api/terms.ts";
import { Segmented } from "../../parts/Segmented.tsx";
import { t } from "../../words/words.ts";
import { FaultWords } from "./FaultWords.tsx";
import { FormCard } from "./FormCard.tsx";
import { useForm } from "./form.ts";

/** How the visit was made, and who was met. */
export function MetCard() {
  const { household, pen, faults } = useForm();
  const { mode, met } = pen.draft.value;
  const toggle = (id: string) =>
    pen.write({ met: met.includes(id) ? met.filter((other) => other !== id) : [...met, id] });

  return (
    <FormCard title={t("field.visit.met")}>
      <div data-field="mode">
        <Segmented
          legend={t("terms.reasonField.mode")}
          choices={modes.map((value) => ({ value, label: t(`terms.mode.${value}`) }))}
          value={mode}
          onChoose={(next) => pen.write({ mode: next, ...(next === "telephone" && { location: null }) })}
        />
        <FaultWords fault={faults.mode} />
      </div>
      <fieldset class="ticks" data-field="met">
        <legend class="spoken">{t("terms.reasonField.met")}</legend>
        {household.members.map((member) => (
          <label key={member.id} class="tick">
            <input type="checkbox" checked={met.includes(member.id)} onChange={() => toggle(member.id)} />
            {member.name}
          </label>
        ))}
        <FaultWords fault={faults.met} />
      </fieldset>
    </FormCard>
  );
}
