import "./needs.css";
import type { Query } from "../../api/client.ts";
import { needCategories, urgencies } from "../../api/terms.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { type NeedPage, needs } from "../api.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { RegionFilter } from "../RegionFilter.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { afterStep } from "./ledger.ts";
import { NeedLinks } from "./NeedLinks.tsx";
import { NeedRow } from "./NeedRow.tsx";
import { NeedTabs } from "./NeedTabs.tsx";

/** What households need, the oldest first, until each of them says that it is settled. */
export function NeedLedger() {
  const { api } = useApp();
  const { asked, narrow } = useFilters("/needs");
  const { region, category, urgency, overdue, household, helper, step, week } = asked;
  const { state = overdue || household || step ? "" : "open" } = asked;
  const filters = { state, region, category, urgency, overdue, household, helper, step, week };
  const pages = usePages<NeedPage>(JSON.stringify(filters), (after, signal) =>
    needs(api, { ...filters, after }, signal),
  );
  // A heap is of now: it leaves the week behind that a link may have come with.
  const tab = (heap: Query) => narrow({ step: null, week: null, ...heap });
  useTitle(t("desk.nav.needs"));

  return (
    <div class="page">
      <h1>{t("desk.need.title")}</h1>
      <NeedTabs counts={pages.data?.counts} state={state} overdue={overdue !== undefined} narrow={tab} />
      <div class="filters">
        <RegionFilter value={region} onChoose={(code) => narrow({ region: code })} />
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
        <NeedLinks asked={asked} narrow={narrow} />
      </div>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.need.empty")} />
          ) : (
            <>
              <ul class="ledger">
                {rows.map((need) => (
                  <NeedRow
                    key={need.id}
                    need={need}
                    onStep={(stepped) => pages.change((page) => afterStep(page, stepped))}
                  />
                ))}
              </ul>
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
