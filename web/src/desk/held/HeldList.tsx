import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { held } from "../api.ts";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { useMe } from "../me.ts";
import { TakeAway } from "../TakeAway.tsx";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { HeldCard } from "./HeldCard.tsx";

/** What phones have sent and the system would not decide by itself. */
export function HeldList() {
  const { api } = useApp();
  const pages = usePages("held", (after, signal) => held(api, { after }, signal));
  const { role } = useMe();
  useTitle(t("desk.nav.held"));
  return (
    <div class="page narrow">
      <div class="page-head">
        <h1>{t("desk.held.title")}</h1>
        <div class="acts">
          <TakeAway path="/held" asked={{}} />
        </div>
      </div>
      <p class="soft">{t(role === "supervisor" ? "desk.held.what" : "desk.held.whose")}</p>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.held.empty")} />
          ) : (
            <>
              {rows.map((one) => (
                <HeldCard
                  key={one.operation_id}
                  held={one}
                  onSettled={() =>
                    pages.change((page) => ({ ...page, rows: page.rows.filter((row) => row !== one) }))
                  }
                />
              ))}
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
