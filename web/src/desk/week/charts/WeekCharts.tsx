import { useMemo } from "preact/hooks";
import { EmptyState } from "../../../parts/EmptyState.tsx";
import { useApp } from "../../../shell/app.ts";
import { locale } from "../../../words/locale.ts";
import { t } from "../../../words/words.ts";
import { needFigures } from "../../api.ts";
import { Loaded } from "../../Loaded.tsx";
import { useLoad } from "../../useLoad.ts";
import { useLookedAt } from "../useLookedAt.ts";
import { tally, tallySeries } from "../weekApi.ts";
import { BarChart } from "./BarChart.tsx";
import type { Bars } from "./bars.ts";
import { coverageBars, needBars, visitBars } from "./told.ts";

interface Props {
  week: string;
  region: string;
  /** Whether the page says already that something is coming. */
  quiet: boolean;
}

const mostVillages = 40;
const village = 12;

/** Where people would rather look than read: the last weeks, the open needs, the villages. Places and matters, never people. */
export function WeekCharts({ week, region, quiet }: Props) {
  const { api } = useApp();
  const load = useLoad(`${week} ${region}`, async (signal) => {
    const [weeks, categories, ages, villages] = await Promise.all([
      tallySeries(api, week, region, signal),
      needFigures(api, { region, by: "category" }, signal),
      needFigures(api, { region, by: "age" }, signal),
      region.length < village ? tally(api, week, { region, by: "village" }, signal) : null,
    ]);
    return { weeks, categories, ages, villages };
  });
  useLookedAt(load);
  const bars = useMemo(() => {
    if (load.data === null) return null;
    const { weeks, categories, ages, villages } = load.data;
    return {
      visits: visitBars(weeks, region),
      categories: needBars(categories, region),
      ages: needBars(ages, region),
      villages: villages && coverageBars(villages, mostVillages),
    };
  }, [load.data, locale.value]);

  return (
    <Loaded load={load} quiet={quiet}>
      {() =>
        bars && (
          <div class="charts">
            <Chart
              title={t("desk.week.chart.visits")}
              what={t("desk.week.chart.visits.what")}
              bars={bars.visits}
            />
            <Chart
              title={t("desk.week.chart.needs")}
              what={t("desk.week.chart.now")}
              bars={bars.categories}
            />
            <Chart title={t("desk.week.chart.ages")} what={t("desk.week.chart.now")} bars={bars.ages} />
            {bars.villages && (
              <Chart
                title={t("desk.week.chart.villages")}
                what={t("desk.week.chart.villages.what", { n: mostVillages })}
                bars={bars.villages}
              />
            )}
          </div>
        )
      }
    </Loaded>
  );
}

function Chart(props: { title: string; what: string; bars: Bars }) {
  if (props.bars.names.length > 0) return <BarChart {...props} />;
  return (
    <section class="card">
      <h2 class="plain">{props.title}</h2>
      <EmptyState text={t("desk.week.empty")} />
    </section>
  );
}
