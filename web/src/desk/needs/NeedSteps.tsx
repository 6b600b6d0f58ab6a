import type { Need } from "../../api/wire.ts";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";

/** What was done about a need, in the order in which it was done. */
export function NeedSteps({ need }: { need: Need }) {
  const { world } = useApp();
  return (
    <ol class="steps">
      {need.steps.map((step) => (
        <li key={step.id}>
          <span class="name">{t(`terms.needStep.${step.kind}`)}</span>{" "}
          <span class="soft">
            {step.by} · {momentWord(step.at, world.now())}
          </span>
          {step.note && <p>{step.note}</p>}
        </li>
      ))}
      {need.assignee && need.due_on && need.state === "assigned" && (
        <li class="ahead">{t("desk.need.assignedTo", { name: need.assignee, day: need.due_on })}</li>
      )}
    </ol>
  );
}
