import { needCategories } from "../../api/terms.ts";
import type { NewNeed } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { FormCard } from "./FormCard.tsx";
import { useForm } from "./form.ts";
import { LineFrame } from "./LineFrame.tsx";
import { changed, without } from "./lines.ts";

/** What the household needs, a line each; what is known already is shown, so that nobody writes it twice. */
export function NeedsCard() {
  const { world } = useEngine();
  const { household, openNeeds, pen } = useForm();
  const { needs } = pen.draft.value;
  const write = (next: NewNeed[]) => pen.write({ needs: next });
  const isKnown = (need: NewNeed) => household.needs.some((other) => other.id === need.id);
  const add = () =>
    write([...needs, { id: world.id(), category: "medical", description: "", urgency: "normal" }]);

  return (
    <FormCard
      title={t("terms.reasonField.needs")}
      field="needs"
      action={<Button onClick={add}>{t("field.visit.addLine")}</Button>}
    >
      {openNeeds
        .filter((need) => !needs.some((own) => own.id === need.id && !isKnown(own)))
        .map((need) => (
          <div key={need.id} class="row">
            <span class="soft">
              {t(`terms.need.${need.category}`)} · {need.description}
            </span>
            <Chip>{t(`terms.needState.${need.state}`)}</Chip>
          </div>
        ))}
      {needs.map((need, i) =>
        isKnown(need) ? null : (
          <LineFrame
            key={need.id}
            name={`needs.${i}`}
            choices={needCategories.map((value) => ({ value, label: t(`terms.need.${value}`) }))}
            kind={need.category}
            onKind={(category) => write(changed(needs, i, { category }))}
            text={need.description}
            onText={(description) => write(changed(needs, i, { description }))}
            placeholder={t("field.visit.needText")}
            onRemove={() => write(without(needs, i))}
          >
            <label class="tick urgent">
              <input
                type="checkbox"
                checked={need.urgency === "urgent"}
                onChange={(event) =>
                  write(changed(needs, i, { urgency: event.currentTarget.checked ? "urgent" : "normal" }))
                }
              />
              {t("terms.urgency.urgent")}
            </label>
          </LineFrame>
        ),
      )}
    </FormCard>
  );
}
