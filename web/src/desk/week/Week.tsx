import "./week.css";
import { useLocation, useRoute } from "preact-iso/router";
import type { Tally } from "../../api/deskWire.ts";
import { Segmented } from "../../parts/Segmented.tsx";
import { useApp } from "../../shell/app.ts";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { useMe } from "../me.ts";
import { RegionFilter } from "../RegionFilter.tsx";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { WeekCharts } from "./charts/WeekCharts.tsx";
import { cutsOf } from "./columns.ts";
import { SealLine } from "./SealLine.tsx";
import { useLookedAt } from "./useLookedAt.ts";
import { WeekActs } from "./WeekActs.tsx";
import { WeekChanges } from "./WeekChanges.tsx";
import { WeekFigures } from "./WeekFigures.tsx";
import { WeekPicker } from "./WeekPicker.tsx";
import { WeekTable } from "./WeekTable.tsx";
import { tally } from "./weekApi.ts";
import { isWeek, weekAfter, weekToReport, weekWord } from "./weeks.ts";

const views = ["figures", "changes", "charts"] as const;

/** The week's figures, each with the rows behind it, what has changed in them, and the workbook to take away. */
export function Week() {
  const { api, world } = useApp();
  const me = useMe();
  const { query, route } = useLocation();
  const { week: named = "" } = useRoute().params;
  const asked: Record<string, string | undefined> = query;
  const week = isWeek(named) ? named : weekToReport(world.now());
  const region = asked.region ?? me.region.code;
  const offered = cutsOf(region);
  const [usual = "helper"] = offered;
  const by = offered.find((cut) => cut === asked.by) ?? usual;
  const view = views.find((one) => one === asked.view) ?? "figures";
  const live = asked.live === "1";
  const wanted = { region, by, live };
  const load = useLoad(`${week} ${region} ${by} ${live}`, (signal) => tally(api, week, wanted, signal));
  const before = useLoad(`${weekAfter(week, -1)} ${region} ${by}`, (signal) =>
    tally(api, weekAfter(week, -1), { region, by }, signal),
  );
  useLookedAt(load);
  // What is drawn beside the figures has not come then either, and need not say it again.
  const lost = load.data === null && load.problem !== null;
  const quiet = load.data === null;
  const go = (to: string, change: Record<string, string | null> = {}) =>
    route(href(`/week/${to}`, { ...asked, ...change }));
  useTitle(weekWord(week));

  return (
    <div class="page week">
      <div class="page-head">
        <div>
          <h1>
            {load.data?.region.name ?? me.region.name} · {weekWord(week)}
          </h1>
          <p class="soft">
            {load.data ? (
              <>
                {spanWord(load.data, world.now())} · <SealLine tally={load.data} />
              </>
            ) : (
              "\u00a0"
            )}
          </p>
        </div>
        <WeekActs week={week} asked={wanted} tally={load.data} onSealed={load.refresh} />
      </div>
      <div class="filters">
        <WeekPicker week={week} onChoose={(to) => go(to, { live: null })} />
        <RegionFilter value={asked.region} onChoose={(code) => go(week, { region: code })} />
        <Segmented
          legend={t("desk.week.by")}
          value={by}
          choices={offered.map((value) => ({ value, label: t(`desk.week.by.${value}`) }))}
          onChoose={(value) => go(week, { by: value === usual ? null : value })}
        />
        <Segmented
          legend={t("desk.week.view")}
          value={view}
          choices={views.map((value) => ({ value, label: t(`desk.week.view.${value}`) }))}
          onChoose={(value) => go(week, { view: value === "figures" ? null : value })}
        />
        {load.data?.seal && load.data.region.level !== "village" && (
          <Segmented
            legend={t("desk.week.figures")}
            value={load.data.sealed ? "sealed" : "live"}
            choices={(["sealed", "live"] as const).map((value) => ({
              value,
              label: t(`desk.week.figures.${value}`),
            }))}
            onChoose={(value) => go(week, { live: value === "live" ? "1" : null })}
          />
        )}
      </div>
      <Loaded load={load}>
        {(told) => (
          <>
            <WeekFigures tally={told} before={before.data} />
            {view === "figures" && <WeekTable key={`${week} ${region} ${by}`} tally={told} />}
          </>
        )}
      </Loaded>
      {!lost && view === "charts" && <WeekCharts week={week} region={region} quiet={quiet} />}
      {!lost && view === "changes" && <WeekChanges week={week} region={region} by={by} quiet={quiet} />}
    </div>
  );
}

const spanWord = (tally: Tally, now: number) =>
  t("desk.week.span", { from: dayWord(tally.from, now), to: dayWord(tally.to, now) });
