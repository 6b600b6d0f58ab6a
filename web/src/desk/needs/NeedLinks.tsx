import type { Query } from "../../api/client.ts";
import { t } from "../../words/words.ts";
import { Lift } from "../Lift.tsx";
import { weekWord } from "../week/weeks.ts";

interface Props {
  asked: Record<string, string | undefined>;
  narrow: (change: Query) => void;
}

const steps = ["raised", "resolved", "confirmed"] as const;

/** What a link has narrowed the ledger to, each to be lifted: a figure of the week, a helper, a household. */
export function NeedLinks({ asked, narrow }: Props) {
  const { step, due, week, helper, household, owner, errand, directly } = asked;
  const taken = steps.find((one) => one === step);
  return (
    <>
      {taken && week && (
        <Lift
          text={`${weekWord(week)} · ${t(`terms.needStep.${taken}`)}`}
          onLift={() => narrow({ step: null, week: null })}
        />
      )}
      {!step && due === "overdue" && week && (
        <Lift
          text={t("desk.need.overdueIn", { week: weekWord(week) })}
          onLift={() => narrow({ week: null })}
        />
      )}
      {directly && <Lift text={t("desk.filter.directly")} onLift={() => narrow({ directly: null })} />}
      {owner && (
        <Lift
          text={t(owner === "none" ? "desk.need.noOwner" : "desk.need.oneOwner")}
          onLift={() => narrow({ owner: null })}
        />
      )}
      {errand && <Lift text={t("desk.need.withErrand")} onLift={() => narrow({ errand: null })} />}
      {helper && <Lift text={t("desk.filter.oneHelper")} onLift={() => narrow({ helper: null })} />}
      {household && <Lift text={t("desk.filter.oneHousehold")} onLift={() => narrow({ household: null })} />}
    </>
  );
}
