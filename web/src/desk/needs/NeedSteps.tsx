import type { Need, NeedStep } from "../../api/wire.ts";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { StepPhotos } from "./StepPhotos.tsx";

/** What was done about a need, in the order in which it was done, and who is to do what next. */
export function NeedSteps({ need }: { need: Need }) {
  return (
    <ol class="steps">
      {need.steps.map((step) => (
        <Step key={step.id} step={step} />
      ))}
      {need.clock && (
        <li class="ahead">
          {need.assignee
            ? t("desk.need.assignedTo", { name: need.assignee, day: need.clock.on })
            : t("desk.need.ownerless")}
          <p class={need.next_step ? "" : "soft"}>{need.next_step ?? t("desk.need.stepless")}</p>
        </li>
      )}
    </ol>
  );
}

function Step({ step }: { step: NeedStep }) {
  const { world } = useApp();
  return (
    <li>
      <span class="name">{t(`terms.needStep.${step.kind}`)}</span>{" "}
      {step.assignee && <span>{step.assignee} </span>}
      {step.trips_saved && <span>{t("desk.need.trips", { n: step.trips_saved })} </span>}
      <span class="soft">
        {step.by} · {momentWord(step.at, world.now())}
      </span>
      {step.note && <p>{step.note}</p>}
      <StepPhotos photos={step.photos ?? []} />
    </li>
  );
}
