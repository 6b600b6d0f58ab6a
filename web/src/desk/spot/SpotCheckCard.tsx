import type { SpotCheck } from "../../api/batchWire.ts";
import { Card } from "../../parts/Card.tsx";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { SpotCheckAct } from "./SpotCheckAct.tsx";
import { SpotCheckForm } from "./SpotCheckForm.tsx";
import { SpotComparison } from "./SpotComparison.tsx";

interface Props {
  check: SpotCheck;
  onChange: (told: SpotCheck) => void;
}

/** One household to ask: who does, its questions, or what came of them. No way to the visit before that: it is closed. */
export function SpotCheckCard({ check, onChange }: Props) {
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
      <Standing check={check} onChange={onChange} />
    </Card>
  );
}

function Standing({ check, onChange }: Props) {
  const { world } = useApp();
  const { state, claim, barred } = check;
  if (state === "answered") {
    // Of a visit that the reader is asking about, others' comparisons wait too.
    return check.facts.length > 0 ? <SpotComparison check={check} /> : <p>{t("desk.spot.closed")}</p>;
  }
  if (claim?.mine) {
    return (
      <div class="stack">
        <p class="soft">{t("desk.spot.yours", { until: momentWord(claim.until, world.now()) })}</p>
        <SpotCheckForm check={check} onAnswered={onChange} />
        <SpotCheckAct check={check} act="giveBack" onChange={onChange} />
      </div>
    );
  }
  if (claim) {
    return (
      <p>{t("desk.spot.theirs", { name: claim.by.name, until: momentWord(claim.until, world.now()) })}</p>
    );
  }
  if (state === "lapsed") return <p>{t("desk.spot.lapsed")}</p>;
  if (barred) return <p>{t(check.mine ? "desk.spot.mine" : `problems.${barred}`)}</p>;
  return <SpotCheckAct check={check} act="takeOn" onChange={onChange} />;
}
