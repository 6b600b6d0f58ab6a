import type { NeedStep } from "../../api/wire.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { PhotoRow } from "../content/PhotoRow.tsx";
import { useReading } from "../reading.ts";

/** What has been done about a need, the latest in sight, all of it a tap away. */
export function NeedSteps({ steps }: { steps: readonly NeedStep[] }) {
  const [latest, ...earlier] = [...steps].filter((step) => step.kind !== "raised").reverse();
  if (latest === undefined) return null;
  return (
    <>
      <Step step={latest} />
      {earlier.length > 0 && (
        <details>
          <summary class="soft">{t("field.need.earlier", { n: earlier.length })}</summary>
          {earlier.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </details>
      )}
    </>
  );
}

/** A step without an author is our own and still on this phone. */
function Step({ step }: { step: NeedStep }) {
  const { now } = useReading();
  const who = [step.by || t("terms.custody.phone"), momentWord(step.at, now.value)].join(" · ");
  const said = [
    t(`terms.needStep.${step.kind}`),
    step.assignee,
    step.note,
    step.trips_saved && t("field.need.trips", { n: step.trips_saved }),
  ];
  return (
    <>
      <p class="step">
        {said.filter(Boolean).join(" · ")}
        <br />
        <span class="soft">{who}</span>
      </p>
      <PhotoRow photos={step.photos ?? []} />
    </>
  );
}
