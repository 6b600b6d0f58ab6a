import { expect, it } from "vitest";
import { maoJing } from "../testing/cast.ts";
import { byWaiting, findHouseholds } from "./find.ts";
import { view } from "./view.ts";

const heYulan = maoJing({
  id: "household-he",
  code: "5226341012020003",
  initials: "hyl",
  head_name: "和玉兰",
  group: "3组",
  region: { code: "522634101202", name: "干荣村", level: "village" },
  members: [],
});
const all = [maoJing(), heYulan].map((household) => ({ household }));
const found = (asked: string) => findHouseholds(all, asked).map(({ household }) => household.head_name);

it.each([
  ["", ["毛静", "和玉兰"]],
  ["毛", ["毛静"]],
  ["mj", ["毛静"]],
  ["HY", ["和玉兰"]],
  ["j", []],
  ["3组", ["和玉兰"]],
  ["干荣", ["和玉兰"]],
  ["2020003", ["和玉兰"]],
  ["西江 毛", ["毛静"]],
  ["西江 和", []],
])("finds by %j", (asked, names) => {
  expect(found(asked)).toEqual(names);
});

const now = Date.parse("2026-11-22T10:00:00+08:00");
const at = (id: string, visited_at: string | null, away_until: string | null = null) => ({
  ...view(maoJing({ id, code: id, away_until }), [], []),
  visited_at,
});
const order = (...rows: ReturnType<typeof at>[]) => rows.sort(byWaiting(now)).map((row) => row.household.id);

it("puts those first who were never visited, then those who have waited longest", () => {
  const rows = [at("b", "2026-11-01"), at("c", null), at("d", "2026-10-01"), at("a", null)];
  expect(order(...rows)).toEqual(["a", "c", "d", "b"]);
});

it("puts those who are away after all others, until their day is over", () => {
  const rows = [at("away", null, "2026-11-22"), at("seen", "2026-11-21"), at("back", null, "2026-11-21")];
  expect(order(...rows)).toEqual(["back", "seen", "away"]);
});
