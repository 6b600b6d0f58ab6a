import type { SpotCheck } from "../../api/batchWire.ts";
import { Card } from "../../parts/Card.tsx";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { SpotCheckForm } from "./SpotCheckForm.tsx";
import { SpotComparison } from "./SpotComparison.tsx";

interface Props {
  check: SpotCheck;
  onAnswered: (told: SpotCheck) => void;
}

/** One household to ask: its questions, or what came of them. No way to the visit before that: it would tell the answers. */
export function SpotCheckCard({ check, onAnswered }: Props) {
  const { world } = useApp();
  const { household } = check;
  return (
    <Card label={household.head_name}>
      <p>
        <a class="name" href={`/households/${household.id}`}>
          {household.head_name}
        </a>{" "}
        {household.region.name} {household.group}
      </p>
      <p class="soft">
        {t("desk.spot.askedBy", {
          name: check.asked_by.name,
          when: momentWord(check.asked_at, world.now()),
        })}
      </p>
      {check.answered_at !== null ? (
        <SpotComparison check={check} />
      ) : check.mine ? (
        <p>{t("desk.spot.mine")}</p>
      ) : (
        <SpotCheckForm check={check} onAnswered={onAnswered} />
      )}
    </Card>
  );
}
