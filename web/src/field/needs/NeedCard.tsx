import { useState } from "preact/hooks";
import type { Bundle, Need } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { daysBetween } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { householdPath } from "../paths.ts";
import { placeWord } from "../placeWord.ts";
import { useReading } from "../reading.ts";
import { clockWord } from "./clock.ts";
import { NeedStepNew } from "./NeedStepNew.tsx";
import { NeedSteps } from "./NeedSteps.tsx";
import { stepsFor } from "./stepsFor.ts";

interface Props {
  household: Bundle;
  need: Need & { onPhone?: boolean; begun?: boolean };
  /** Names the household, where the screen does not. */
  named?: boolean;
}

/** One need: what, how long, how it stands, and what one can do about it here. */
export function NeedCard({ household, need, named = false }: Props) {
  const { now } = useReading();
  const [adding, setAdding] = useState(false);
  const open = stepsFor(need.state).length > 0;
  const clock = need.clock ? clockWord(need.clock, now.value) : null;
  const days = daysBetween(need.raised_at, now.value);
  const facts = [
    days > 0 ? t("field.need.age", { n: days }) : t("field.need.new"),
    clock?.tone === "plain" && clock.text,
    need.assignee !== null && t("field.need.assignee", { name: need.assignee }),
    need.trips_saved && t("field.need.trips", { n: need.trips_saved }),
  ];

  return (
    <li class="card">
      {named && (
        <p>
          <a class="name" href={householdPath(household.id)}>
            {household.head_name}
          </a>{" "}
          <span class="soft">{placeWord(household)}</span>
        </p>
      )}
      <p>
        {t(`terms.need.${need.category}`)} · {need.description}
      </p>
      <p class="cluster">
        {need.urgency === "urgent" && open && <Chip tone="wait">{t("terms.urgency.urgent")}</Chip>}
        <Chip tone={need.state === "resolved" || need.state === "confirmed" ? "good" : "plain"}>
          {t(`terms.needState.${need.state}`)}
        </Chip>
        {clock && clock.tone !== "plain" && <Chip tone={clock.tone}>{clock.text}</Chip>}
        {need.onPhone && <Chip tone="wait">{t("terms.custody.phone")}</Chip>}
        {need.begun && <Chip tone="wait">{t("field.draft.half")}</Chip>}
      </p>
      <p class="soft">{facts.filter(Boolean).join(" · ")}</p>
      {open && need.state !== "resolved" && need.next_step && (
        <p>{t("field.need.next", { text: need.next_step })}</p>
      )}
      <NeedSteps steps={need.steps} />
      {(open || need.begun) && (
        <div class="choices">
          <Button onClick={() => setAdding(true)}>{t("field.need.add")}</Button>
        </div>
      )}
      {adding && <NeedStepNew household={household} need={need} onClose={() => setAdding(false)} />}
    </li>
  );
}
