import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { refusalWord } from "./refusalWord.ts";
import type { Verdicts } from "./verdicts.ts";

/** Which verdicts were not taken, each with why; stays until it has been read. */
export function OutcomeCard({ verdicts }: { verdicts: Verdicts }) {
  const { world } = useApp();
  const refused = verdicts.refused.value;
  if (refused.length === 0) return null;
  return (
    <Card tone="bad" label={t("desk.review.refused")}>
      <p class="name" role="alert">
        {t("desk.review.refusedMany", { n: refused.length })}
      </p>
      <ul class="plain-list">
        {refused.map(({ subject, decision, problem }) => (
          <li key={`${subject.id} ${decision}`}>
            {subject.name} · {t(`terms.decision.${decision}`)}{" "}
            <span class="soft">{refusalWord(problem, world.now())}</span>
          </li>
        ))}
      </ul>
      <Button kind="quiet" onClick={verdicts.forget}>
        {t("desk.act.read")}
      </Button>
    </Card>
  );
}
