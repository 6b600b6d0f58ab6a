import type { Query } from "../../api/client.ts";
import { needCategories, urgencies } from "../../api/terms.ts";
import { t } from "../../words/words.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { RegionFilter } from "../RegionFilter.tsx";
import { NeedLinks } from "./NeedLinks.tsx";

interface Props {
  asked: Record<string, string | undefined>;
  narrow: (change: Query) => void;
}

export const ages = ["week", "month", "quarter", "longer"] as const;

/** What the ledger is narrowed to, besides its heaps. */
export function NeedFilters({ asked, narrow }: Props) {
  const { region, category, urgency, age } = asked;
  return (
    <div class="filters">
      <RegionFilter value={region} onChoose={(code) => narrow({ region: code, directly: null })} />
      <FilterSelect
        label={t("desk.need.category")}
        all={t("desk.need.allCategories")}
        value={category}
        choices={needCategories.map((value) => ({ value, label: t(`terms.need.${value}`) }))}
        onChoose={(value) => narrow({ category: value })}
      />
      <FilterSelect
        label={t("desk.need.urgency")}
        all={t("desk.need.allUrgencies")}
        value={urgency}
        choices={urgencies.map((value) => ({ value, label: t(`terms.urgency.${value}`) }))}
        onChoose={(value) => narrow({ urgency: value })}
      />
      <FilterSelect
        label={t("desk.need.age")}
        all={t("desk.need.allAges")}
        value={age}
        choices={ages.map((value) => ({ value, label: t(`desk.need.age.${value}`) }))}
        onChoose={(value) => narrow({ age: value })}
      />
      <NeedLinks asked={asked} narrow={narrow} />
    </div>
  );
}
