import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { problemWord } from "../../words/problem.ts";
import { t } from "../../words/words.ts";
import { outcomeWord } from "./useVerdicts.ts";
import type { Verdicts } from "./verdicts.ts";

/** Which of the last verdicts were not taken, each with why; stays until it has been read. */
export function OutcomeCard({ verdicts }: { verdicts: Verdicts }) {
  const outcome = verdicts.outcome.value;
  if (!outcome?.refused.length) return null;
  return (
    <Card tone="bad" label={t("desk.review.outcome.title")}>
      <p class="name">{outcomeWord(outcome)}</p>
      <ul class="plain-list">
        {outcome.refused.map(({ subject, problem }) => (
          <li key={subject.id}>
            {subject.name} <span class="soft">{problemWord(problem)}</span>
          </li>
        ))}
      </ul>
      <Button kind="quiet" onClick={verdicts.forget}>
        {t("desk.act.read")}
      </Button>
    </Card>
  );
}
