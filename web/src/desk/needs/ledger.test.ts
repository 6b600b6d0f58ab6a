import { describe, expect, it } from "vitest";
import type { LedgerNeed } from "../../api/deskWire.ts";
import { need } from "../../testing/cast.ts";
import type { NeedPage } from "../api.ts";
import { afterStep, clockTone, stepsAfter } from "./ledger.ts";
import { narrowedTo } from "./narrowedTo.ts";

const row = (change: Partial<LedgerNeed> = {}): LedgerNeed => ({
  ...need(),
  household: {
    id: "household-mao",
    code: "1",
    head_name: "毛静",
    group: "11组",
    category: "脱贫户",
    cause: null,
    people: 4,
    region: { code: "522634101201", name: "西江社区", level: "village" },
  },
  days_open: 12,
  ...change,
});

const none = { raised: 0, accepted: 0, assigned: 0, resolved: 0, confirmed: 0, declined: 0 };
const counts = { ...none, overdue: 0, unaccepted: 0, soon: 0, owner: 0, next_step: 0, either: 0 };
const page = (...rows: LedgerNeed[]): NeedPage => ({ rows, next: null, counts });
const now = new Date("2026-11-22T10:00:00+08:00").getTime();

describe("after a step", () => {
  it("the need stays in its place with its new state", () => {
    const { rows } = afterStep(page(row(), row({ id: "need-2" })), need({ state: "accepted" }));
    expect(rows.map((one) => [one.id, one.state])).toEqual([
      ["need-1", "accepted"],
      ["need-2", "raised"],
    ]);
    expect(rows[0]?.household.head_name).toBe("毛静");
  });
});

it.each([
  ["2026-11-21", "2026-11-18", "bad"],
  ["2026-11-22", "2026-11-19", "wait"],
  ["2026-11-25", "2026-11-22", "wait"],
  ["2026-11-26", "2026-11-23", null],
] as const)("a clock that runs out on %s and warns from %s is %s", (on, warn_on, tone) => {
  expect(clockTone(need({ clock: { step: "settle", on, warn_on } }), now)).toBe(tone);
  expect(clockTone(need({ clock: null }), now)).toBeNull();
});

it("what is settled can be confirmed, given back or told about", () => {
  expect(stepsAfter("resolved")).toEqual(["confirmed", "reopened", "progress"]);
  for (const state of ["confirmed", "declined"] as const) expect(stepsAfter(state)).toEqual(["progress"]);
});

describe("the address", () => {
  it("asks for what is open where it says nothing of a state, a heap or a household", () => {
    expect(narrowedTo({ category: "water" })).toEqual({ category: "water", state: "open" });
    for (const wide of [
      { due: "soon" },
      { lacks: "owner" },
      { household: "h" },
      { errand: "1" },
      { step: "raised" },
    ])
      expect(narrowedTo(wide)).toEqual(wide);
  });

  it("of a week's figure says overdue in the old word", () => {
    expect(narrowedTo({ overdue: "1" })).toEqual({ due: "overdue" });
  });
});
