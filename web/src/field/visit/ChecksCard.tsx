import { type Check, checks, findings } from "../../api/terms.ts";
import { Button } from "../../parts/Button.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import type { Tone } from "../../parts/tone.ts";
import { t } from "../../words/words.ts";
import { FaultWords } from "./FaultWords.tsx";
import { FormCard } from "./FormCard.tsx";
import { useForm } from "./form.ts";
import { isAsLastTime } from "./lastTime.ts";

const tones: Record<(typeof findings)[number], Tone> = { fine: "good", problem: "bad", unseen: "plain" };

/** Six things to look at, each one tap; or all of them as they were. */
export function ChecksCard() {
  const { pen, last } = useForm();
  const draft = pen.draft.value;
  return (
    <FormCard
      title={t("field.visit.checks")}
      action={
        last && (
          <Button
            aria-pressed={isAsLastTime(draft, last)}
            onClick={() => pen.write({ checks: last.content.checks })}
          >
            {t("field.visit.asLastTime")}
          </Button>
        )
      }
    >
      {checks.map((check) => (
        <CheckRow key={check} check={check} />
      ))}
    </FormCard>
  );
}

function CheckRow({ check }: { check: Check }) {
  const { pen, faults } = useForm();
  const fault = faults[`checks.${check}`];
  const word = t(`terms.check.${check}`);
  return (
    <div class={fault ? "check at-fault" : "check"} data-field={`checks.${check}`}>
      <div class="row">
        <span aria-hidden="true">{word}</span>
        <Segmented
          legend={word}
          choices={findings.map((value) => ({
            value,
            label: t(`terms.finding.${value}`),
            tone: tones[value],
          }))}
          value={pen.draft.value.checks[check] ?? null}
          onChoose={(finding) => pen.write({ checks: { ...pen.draft.peek().checks, [check]: finding } })}
        />
      </div>
      <FaultWords fault={fault} />
    </div>
  );
}
