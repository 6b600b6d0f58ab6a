import { describe, expect, it } from "vitest";
import type { LedgerNeed } from "../../api/deskWire.ts";
import { need } from "../../testing/cast.ts";
import type { NeedPage } from "../api.ts";
import { afterStep, stepsAfter } from "./ledger.ts";

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
  overdue: false,
  ...change,
});

const counts = { raised: 3, accepted: 1, assigned: 2, resolved: 0, confirmed: 5, declined: 0, overdue: 1 };
const page = (...rows: LedgerNeed[]): NeedPage => ({ rows, next: null, counts });

describe("after a step", () => {
  it("the need stays in its place with its new state, and the heaps are counted anew", () => {
    const other = row({ id: "need-2" });
    const { rows, counts: now } = afterStep(page(row(), other), need({ state: "accepted" }));
    expect(rows.map((one) => [one.id, one.state])).toEqual([
      ["need-1", "accepted"],
      ["need-2", "raised"],
    ]);
    expect(rows[0]?.household.head_name).toBe("毛静");
    expect([now.raised, now.accepted]).toEqual([2, 2]);
  });

  it("that settles it, it is overdue no longer", () => {
    const late = row({ state: "assigned", overdue: true });
    const { rows, counts: now } = afterStep(page(late), need({ state: "resolved" }));
    expect(rows[0]?.overdue).toBe(false);
    expect(now.overdue).toBe(0);
  });

  it("that only reports progress, it is as late as before", () => {
    const late = row({ state: "assigned", overdue: true });
    const { rows, counts: now } = afterStep(page(late), need({ state: "assigned" }));
    expect(rows[0]?.overdue).toBe(true);
    expect(now).toEqual(counts);
  });

  it("of a need that is not listed, nothing changes", () => {
    const before = page(row());
    expect(afterStep(before, need({ id: "another" }))).toBe(before);
  });
});

it("What is settled can only be confirmed or told about", () => {
  expect(stepsAfter("resolved")).toEqual(["confirmed", "progress"]);
  for (const state of ["confirmed", "declined"] as const) expect(stepsAfter(state)).toEqual(["progress"]);
});
