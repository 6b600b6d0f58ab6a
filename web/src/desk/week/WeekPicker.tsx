import { Button } from "../../parts/Button.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { latestWeeks, weekAfter, weekOf, weekWord } from "./weeks.ts";

interface Props {
  week: string;
  onChoose: (week: string) => void;
}

const halfYear = 26;

/** The week before, the week after, or any of the last half year. */
export function WeekPicker({ week, onChoose }: Props) {
  const { world } = useApp();
  const present = weekOf(world.now());
  const offered = latestWeeks(world.now(), halfYear);
  const weeks = offered.includes(week) ? offered : [week, ...offered];
  return (
    <div class="week-picker">
      <Button aria-label={t("desk.week.before")} onClick={() => onChoose(weekAfter(week, -1))}>
        ‹
      </Button>
      <FilterSelect
        label={t("desk.week.choose")}
        all={t("desk.week.present")}
        value={week === present ? "" : week}
        choices={weeks.filter((one) => one !== present).map((one) => ({ value: one, label: weekWord(one) }))}
        onChoose={(one) => onChoose(one ?? present)}
      />
      <Button
        aria-label={t("desk.week.after")}
        disabled={week >= present}
        onClick={() => onChoose(weekAfter(week, 1))}
      >
        ›
      </Button>
    </div>
  );
}
