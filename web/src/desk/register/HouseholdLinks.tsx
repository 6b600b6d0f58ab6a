import type { Query } from "../../api/client.ts";
import { t } from "../../words/words.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { Lift } from "../Lift.tsx";
import { weekWord } from "../week/weeks.ts";

interface Props {
  asked: Record<string, string | undefined>;
  narrow: (change: Query) => void;
}

/** Besides the due ones, which a week shows when nothing is chosen. */
const others = ["covered", "uncovered", "visited"] as const;

/** What a figure of the week has narrowed the register to, each to be lifted; from one side of a coverage to the other. */
export function HouseholdLinks({ asked: { week, of, helper, directly }, narrow }: Props) {
  return (
    <>
      {week && (
        <>
          <Lift
            text={weekWord(week)}
            onLift={() => narrow({ week: null, of: null, helper: null, directly: null })}
          />
          <FilterSelect
            label={t("desk.household.ofWeek")}
            all={t("desk.household.ofWeek.due")}
            value={of}
            choices={others.map((value) => ({ value, label: t(`desk.household.ofWeek.${value}`) }))}
            onChoose={(value) => narrow({ of: value })}
          />
          {helper && <Lift text={t("desk.filter.oneHelper")} onLift={() => narrow({ helper: null })} />}
        </>
      )}
      {directly && <Lift text={t("desk.filter.directly")} onLift={() => narrow({ directly: null })} />}
    </>
  );
}
