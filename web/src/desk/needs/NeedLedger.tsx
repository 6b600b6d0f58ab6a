import "./needs.css";
import type { Query } from "../../api/client.ts";
import type { Need } from "../../api/wire.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { type NeedPage, needs } from "../api.ts";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { Balance } from "./Balance.tsx";
import { afterStep } from "./ledger.ts";
import { NeedFilters } from "./NeedFilters.tsx";
import { NeedHead } from "./NeedHead.tsx";
import { NeedRow } from "./NeedRow.tsx";
import { NeedTabs } from "./NeedTabs.tsx";
import { narrowedTo } from "./narrowedTo.ts";

/** What households need, the oldest first, until each of them says that it is settled. */
export function NeedLedger() {
  const { api } = useApp();
  const { asked, narrow } = useFilters("/needs");
  const filters = narrowedTo(asked);
  const pages = usePages<NeedPage>(JSON.stringify(filters), (after, signal) =>
    needs(api, { ...filters, after }, signal),
  );
  // A heap is of now: it leaves the week behind that a link may have come with.
  const tab = (heap: Query) => narrow({ step: null, week: null, overdue: null, lacks: null, ...heap });
  useTitle(t("desk.nav.needs"));

  async function stepped(need: Need): Promise<void> {
    pages.change((page) => afterStep(page, need));
    try {
      const { counts } = await needs(api, { ...filters, limit: 1 });
      pages.change((page) => ({ ...page, counts }));
    } catch {
      // It tells that the ledger is old, and asks again when the network is back.
      pages.refresh();
    }
  }

  return (
    <div class="page">
      <NeedHead filters={filters} />
      <NeedTabs counts={pages.data?.counts} state={filters.state ?? ""} due={filters.due} narrow={tab} />
      <NeedFilters asked={asked} narrow={narrow} />
      {pages.data && <Balance counts={pages.data.counts} lacks={filters.lacks} narrow={tab} />}
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.need.empty")} />
          ) : (
            <>
              <ul class="ledger">
                {rows.map((need) => (
                  <NeedRow key={need.id} need={need} onStep={stepped} />
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
