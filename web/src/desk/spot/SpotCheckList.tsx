import "./spot.css";
import { spotStates } from "../../api/batchWire.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { TakeAway } from "../TakeAway.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { SpotCheckCard } from "./SpotCheckCard.tsx";
import { spotChecks } from "./spotApi.ts";

/** What is to be asked again, by whom, and what came of it. */
export function SpotCheckList() {
  const { api } = useApp();
  const { asked, narrow } = useFilters("/spot-checks");
  const state = spotStates.find((one) => one === asked.state) ?? "open";
  const pages = usePages(`spot checks ${state}`, (after, signal) =>
    spotChecks(api, { state, after }, signal),
  );
  useTitle(t("desk.spot.title"));
  return (
    <div class="page narrow">
      <div class="page-head">
        <h1>{t("desk.spot.title")}</h1>
        <div class="acts">
          <TakeAway path="/spot-checks" asked={{ state }} />
        </div>
      </div>
      <p class="soft">{t("desk.spot.what")}</p>
      <nav class="tabs" aria-label={t("desk.spot.states")}>
        {spotStates.map((one) => (
          <button
            type="button"
            key={one}
            aria-current={one === state ? "true" : undefined}
            onClick={() => narrow({ state: one === "open" ? null : one })}
          >
            {t(`desk.spot.state.${one}`)}
          </button>
        ))}
      </nav>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t(`desk.spot.empty.${state}`)} />
          ) : (
            <>
              {rows.map((one) => (
                <SpotCheckCard
                  key={one.id}
                  check={one}
                  onChange={(told) =>
                    pages.change((all) => ({
                      ...all,
                      rows: all.rows.map((row) => (row.id === told.id ? told : row)),
                    }))
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
