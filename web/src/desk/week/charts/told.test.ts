import { expect, it } from "vitest";
import type { NeedFiguresAnswer, Tally } from "../../../api/deskWire.ts";
import { type Bars, drawn } from "./bars.ts";
import { coverageBars, needBars, visitBars } from "./told.ts";

const look = {
  ink: "#000",
  soft: "#555",
  line: "#ddd",
  paper: "#fff",
  good: "#0f0",
  wait: "#ff0",
  bad: "#f00",
};

it("Weeks stand in their order, each state on top of the other and opening its own visits", () => {
  const weeks = [
    { week: "2026-W46", approved: 5, waiting: 0, returned: 1 },
    { week: "2026-W47", approved: 3, waiting: 2, returned: 0 },
  ];
  const bars = visitBars(weeks, "522634");
  expect(bars.parts.map((part) => part.values)).toEqual([
    [5, 3],
    [0, 2],
    [1, 0],
  ]);
  expect(bars.parts[1]?.opens[1]).toBe("/visits?region=522634&week=2026-W47&state=waiting");
});

it("Open needs are told with the late ones apart, so that both parts make up the whole", () => {
  const rows = [
    { key: "water", name: "", open: 7, overdue: 2 },
    { key: "job", name: "", open: 0, overdue: 0 },
  ];
  const bars = needBars({ by: "category", rows } as unknown as NeedFiguresAnswer, "522634");
  expect(bars.names).toHaveLength(1);
  expect(bars.parts.map((part) => part.values)).toEqual([[5], [2]]);
  expect(bars.parts[1]?.opens[0]).toBe("/needs?region=522634&category=water&due=overdue");
});

it("Villages come from the least covered up, no more than can be read, and none without a due household", () => {
  const village = (code: string, coverage: number | null) => ({
    code,
    name: code,
    place: "西江镇",
    coverage,
  });
  const rows = [village("a", 0.9), village("b", null), village("c", 0), village("d", 0.5)];
  const bars = coverageBars({ week: "2026-W47", region: { code: "522634" }, rows } as unknown as Tally, 2);
  expect(bars.names).toEqual(["c 西江镇", "d 西江镇"]);
  expect(bars.parts[0]?.values).toEqual([0, 0.5]);
});

it("A drawing asks for no HTML of its own, which the page's policy would forbid, and for no movement", () => {
  const option = drawn(visitBars([], "522634"), look);
  expect(option).toMatchObject({ animation: false, tooltip: { renderMode: "richText" } });
});

it("Each bar ends in its number: of a village where nobody was, and of a week without a visit, there is no bar to see", () => {
  const village = { code: "a", name: "羊排村", place: "西江镇", coverage: 0 };
  const told = { week: "2026-W47", region: { code: "522634" }, rows: [village] } as unknown as Tally;
  expect(ends(coverageBars(told, 40))).toEqual(["0.0%"]);
  const weeks = [
    { week: "2026-W46", approved: 0, waiting: 0, returned: 0 },
    { week: "2026-W47", approved: 3, waiting: 2, returned: 1 },
  ];
  expect(ends(visitBars(weeks, "522634"))).toEqual(["0", "6"]);
});

/** What stands at the end of each bar. */
function ends(bars: Bars): string[] {
  const { series } = drawn(bars, look) as {
    series: { label: { show: boolean; formatter: (of: { dataIndex: number }) => string } }[];
  };
  const labels = series.map(({ label }) => label).filter((label) => label.show);
  return labels.flatMap(({ formatter }) => bars.names.map((_, dataIndex) => formatter({ dataIndex })));
}
