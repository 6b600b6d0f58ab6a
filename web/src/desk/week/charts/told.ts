import type { NeedFiguresAnswer, Tally, WeekOfSeries } from "../../../api/deskWire.ts";
import { t } from "../../../words/words.ts";
import { href } from "../../href.ts";
import { behind, rowWord } from "../../needs/figures.ts";
import { behind as behindWeek, lineOf } from "../columns.ts";
import type { Bars } from "./bars.ts";

const states = [
  { state: "approved", tone: "good" },
  { state: "waiting", tone: "wait" },
  { state: "returned", tone: "bad" },
] as const;

/** Weeks by what has become of their visits. */
export const visitBars = (weeks: WeekOfSeries[], region: string): Bars => ({
  lying: false,
  names: weeks.map(({ week }) => t("desk.week.chart.week", { week: Number(week.slice(-2)) })),
  parts: states.map(({ state, tone }) => ({
    name: t(`terms.visitState.${state}`),
    tone,
    values: weeks.map((week) => week[state]),
    opens: weeks.map(({ week }) => href("/visits", { region, week, state })),
  })),
});

/** Open needs by category or by age, those that are late set apart. */
export function needBars({ by, rows }: NeedFiguresAnswer, region: string): Bars {
  const open = rows.filter((row) => row.open > 0);
  const opens = (heap: Record<string, string>) =>
    open.map(({ key }) => href("/needs", { ...behind(by, key, region), ...heap }));
  return {
    lying: true,
    names: open.map((row) => rowWord(by, row)),
    parts: [
      {
        name: t("desk.week.chart.inTime"),
        tone: "good",
        values: open.map((row) => row.open - row.overdue),
        opens: opens({ state: "open" }),
      },
      {
        name: t("desk.week.overdue"),
        tone: "bad",
        values: open.map((row) => row.overdue),
        opens: opens({ due: "overdue" }),
      },
    ],
  };
}

/** Villages by how many of their due households were visited, the least covered first: where to go, not who is best. */
export function coverageBars({ rows, week, region }: Tally, most: number): Bars {
  const due = rows.filter((row) => row.coverage !== null);
  const shown = due.sort((one, other) => (one.coverage ?? 0) - (other.coverage ?? 0)).slice(0, most);
  return {
    lying: true,
    shares: true,
    // Several villages of a county have the same name.
    names: shown.map(({ name, place }) => (place && place !== region.name ? `${name} ${place}` : name)),
    parts: [
      {
        name: t("desk.week.coverage"),
        tone: "good",
        values: shown.map(({ coverage }) => coverage),
        opens: shown.map(({ code }) => behindWeek("coverage", week, lineOf(code, "village", region.code))),
      },
    ],
  };
}
