import { expect, it } from "vitest";
import type { NeedFiguresAnswer, Tally } from "../../../api/deskWire.ts";
import { drawn } from "./bars.ts";
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
