import { useState } from "preact/hooks";
import type { LedgerNeed } from "../../api/deskWire.ts";
import type { Need } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { HouseholdLink } from "../HouseholdLink.tsx";
import { clockTone, type DeskStep, isOpen, needTones, stepsAfter } from "./ledger.ts";
import { NeedStepDialog } from "./NeedStepDialog.tsx";
import { NeedSteps } from "./NeedSteps.tsx";

interface Props {
  need: LedgerNeed;
  onStep: (stepped: Need) => void;
}

/** One need; opened, its story so far and what can be done next. */
export function NeedRow({ need, onStep }: Props) {
  const { world } = useApp();
  const [kind, setKind] = useState<DeskStep | null>(null);
  const tone = clockTone(need, world.now());
  return (
    <li>
      <details class={`need card ${tone ?? ""}`}>
        <summary>
          <span class="need-what">
            <span class="name">{t(`terms.need.${need.category}`)}</span> {need.description}
          </span>
          <span class="need-who">
            {need.household.head_name}{" "}
            <span class="soft">
              {need.household.region.name} {need.household.group}
            </span>
          </span>
          <span class="need-signs">
            {need.urgency === "urgent" && isOpen(need.state) && (
              <Chip tone="bad">{t("terms.urgency.urgent")}</Chip>
            )}
            <Chip tone={needTones[need.state]}>{t(`terms.needState.${need.state}`)}</Chip>
            {need.assignee && isOpen(need.state) && <span class="soft">{need.assignee}</span>}
            <span class={tone ? `age ${tone}` : "soft age"}>{ageWord(need, tone)}</span>
          </span>
        </summary>
        <div class="need-story">
          <p class="soft">
            <HouseholdLink household={need.household} />
            {need.visit_id && (
              <>
                {" · "}
                <a href={`/visits/${need.visit_id}`}>{t("desk.need.visit")}</a>
              </>
            )}
          </p>
          <NeedSteps need={need} />
          <div class="acts start">
            {stepsAfter(need.state).map((step, i) => (
              <Button
                key={step}
                kind={step === "declined" ? "bad" : i === 0 && step !== "progress" ? "main" : "usual"}
                onClick={() => setKind(step)}
              >
                {t(step === need.state ? "desk.need.act.again" : `desk.need.act.${step}`)}
              </Button>
            ))}
          </div>
        </div>
      </details>
      {kind && <NeedStepDialog need={need} kind={kind} onStep={onStep} onClose={() => setKind(null)} />}
    </li>
  );
}

function ageWord({ clock, days_open: days, state }: LedgerNeed, tone: string | null): string {
  if (!clock) return t(isOpen(state) ? "desk.need.openFor" : "desk.need.tookDays", { n: days });
  const day = clock.on.slice(5);
  if (clock.step === "accept")
    return t(tone === "bad" ? "desk.need.wasToAccept" : "desk.need.toAccept", { day });
  return t(tone === "bad" ? "desk.need.wasDue" : "desk.need.due", { day });
}
