import { flagKinds } from "../../api/terms.ts";
import { t } from "../../words/words.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { Lift } from "../Lift.tsx";
import { RegionFilter } from "../RegionFilter.tsx";
import { SearchField } from "../SearchField.tsx";
import { weekWord } from "../week/weeks.ts";
import { HelperFilter } from "./HelperFilter.tsx";
import type { Queue } from "./useQueue.ts";

/** Where "/" leads. */
export const searchField = "queue-search";
const flags = ["any", "problem", "has_needs", "returned_before"] as const;
const orders = { waiting: ["oldest", "newest"], other: ["newest"] } as const;

/** What the list is narrowed to. */
export function QueueFilters({ queue: { filters, narrow, rows, state } }: { queue: Queue }) {
  const { region, directly, helper, flag, order, week, decided, household, q, sample } = filters as Record<
    string,
    string | undefined
  >;
  const waits = state === "waiting";
  return (
    <div class="filters">
      <SearchField
        id={searchField}
        label={t("desk.review.search")}
        value={q}
        onSearch={(text) => narrow({ q: text })}
      />
      <RegionFilter
        value={region}
        onChoose={(code) => narrow({ region: code, directly: null, helper: null })}
      />
      <HelperFilter region={region} value={helper} rows={rows} onChoose={(id) => narrow({ helper: id })} />
      <FilterSelect
        label={t("desk.review.flags")}
        all={t("desk.review.flag.all")}
        value={flag}
        choices={[
          ...flags.map((value) => ({ value, label: t(`desk.review.flag.${value}`) })),
          ...flagKinds.map((value) => ({ value, label: t(`terms.flag.${value}`) })),
        ]}
        onChoose={(value) => narrow({ flag: value })}
      />
      <FilterSelect
        label={t("desk.review.order")}
        all={t(waits ? "desk.review.order.exceptions" : "desk.review.order.oldest")}
        value={order}
        choices={orders[waits ? "waiting" : "other"].map((value) => ({
          value,
          label: t(`desk.review.order.${value}`),
        }))}
        onChoose={(value) => narrow({ order: value })}
      />
      {week && <Lift text={weekWord(week)} onLift={() => narrow({ week: null })} />}
      {decided && <Lift text={t("desk.review.decided")} onLift={() => narrow({ decided: null })} />}
      {directly && <Lift text={t("desk.filter.directly")} onLift={() => narrow({ directly: null })} />}
      {sample && <Lift text={t("desk.batch.sample.one")} onLift={() => narrow({ sample: null })} />}
      {household && <Lift text={t("desk.filter.oneHousehold")} onLift={() => narrow({ household: null })} />}
    </div>
  );
}
