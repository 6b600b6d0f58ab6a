import "./spot.css";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { spotChecks } from "../api.ts";
import { Loaded } from "../Loaded.tsx";
import { useFilters } from "../useFilters.ts";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { SpotCheckCard } from "./SpotCheckCard.tsx";

const states = ["open", "answered"] as const;

/** What is to be asked again, and what came of it. */
export function SpotCheckList() {
  const { api } = useApp();
  const { asked, narrow } = useFilters("/spot-checks");
  const state = states.find((one) => one === asked.state) ?? "open";
  const load = useLoad(`spot checks ${state}`, (signal) => spotChecks(api, { state }, signal));
  useTitle(t("desk.spot.title"));
  return (
    <div class="page narrow">
      <h1>{t("desk.spot.title")}</h1>
      <p class="soft">{t("desk.spot.what")}</p>
      <nav class="tabs" aria-label={t("desk.spot.states")}>
        {states.map((one) => (
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
      <Loaded load={load}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.spot.empty")} />
          ) : (
            rows.map((one) => (
              <SpotCheckCard
                key={one.id}
                check={one}
                onAnswered={(told) =>
                  load.change((all) => all.map((row) => (row.id === told.id ? told : row)))
                }
              />
            ))
          )
        }
      </Loaded>
    </div>
  );
}
