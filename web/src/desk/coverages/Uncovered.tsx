import { useRoute } from "preact-iso/router";
import { coverageKinds } from "../../api/terms.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { RegionFilter } from "../RegionFilter.tsx";
import { TakeAway } from "../TakeAway.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { uncovered } from "./coverageApi.ts";
import { MonthFilter } from "./MonthFilter.tsx";
import { UncoveredTable } from "./UncoveredTable.tsx";

/** Who is not covered: the households, or the villages, one by one. */
export function Uncovered() {
  const { api } = useApp();
  const { kind: wanted = "" } = useRoute().params;
  const kind = coverageKinds.find((one) => one === wanted) ?? "lead";
  const { asked, narrow } = useFilters(`/coverages/${kind}`);
  const { region, month } = asked;
  const filters = { region, month };
  const pages = usePages(`uncovered ${kind} ${JSON.stringify(filters)}`, (after, signal) =>
    uncovered(api, kind, { ...filters, after }, signal),
  );
  const title = t(`desk.coverage.none.${kind}`);
  useTitle(title);

  return (
    <div class="page">
      <a class="back shown" href={href("/coverages", filters)}>
        {t("desk.coverage.back")}
      </a>
      <div class="page-head">
        <h1>{title}</h1>
        <div class="acts">
          <TakeAway path={`/coverages/${kind}`} asked={filters} />
        </div>
      </div>
      <div class="filters">
        <RegionFilter value={region} onChoose={(code) => narrow({ region: code })} />
        {kind === "visited" && <MonthFilter value={month} onChoose={(value) => narrow({ month: value })} />}
      </div>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.coverage.all")} />
          ) : (
            <>
              <UncoveredTable label={title} rows={rows} />
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
