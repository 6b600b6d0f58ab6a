import { t } from "../../words/words.ts";
import { FormCard } from "./FormCard.tsx";
import { useForm } from "./form.ts";
import { changes } from "./lastTime.ts";

/** In one's own words; nothing need be said where nothing has changed. */
export function SummaryCard() {
  const { pen, last } = useForm();
  const draft = pen.draft.value;
  const changed = changes(draft, last).map((check) => t(`terms.check.${check}`));
  const hint =
    changed.length === 0
      ? t("field.visit.summaryOptional")
      : t("field.visit.summaryChanged", { what: changed.join(t("field.page.and")) });
  return (
    <FormCard title={t("terms.reasonField.summary")} hint={hint} field="summary">
      <div class="field">
        <textarea
          aria-label={t("terms.reasonField.summary")}
          placeholder={t("field.visit.summaryText")}
          rows={3}
          maxLength={4000}
          // Else the browser writes it down in clear, to fill it in when a closed tab is opened again.
          autoComplete="off"
          value={draft.summary}
          onInput={(event) => pen.write({ summary: event.currentTarget.value })}
        />
      </div>
    </FormCard>
  );
}
