import { expect, it } from "vitest";
import { content, draft, maoJing, visit } from "../../testing/cast.ts";
import { changes, isAsLastTime, lastTime } from "./lastTime.ts";

const last = visit();

it("compares with the last visit that stands", () => {
  const withdrawn = visit({ id: "visit-2", state: "withdrawn" });
  expect(lastTime(maoJing({ visits: [withdrawn, last] }), draft())?.id).toBe("visit-1");
});

it("compares a returned visit with the one before it, not with itself or a later one", () => {
  const later = visit({ id: "visit-3", started_at: "2026-11-01T02:00:00Z" });
  const mended = visit({ id: "visit-2", started_at: "2026-10-20T02:00:00Z" });
  const answer = draft({ amends: { visit_id: "visit-2", base_revision: 1 }, started_at: mended.started_at });
  expect(lastTime(maoJing({ visits: [later, mended, last] }), answer)?.id).toBe("visit-1");
});

it("knows when all six are as last time", () => {
  expect(isAsLastTime(draft({ checks: content.checks }), last)).toBe(true);
  expect(isAsLastTime(draft({ checks: { ...content.checks, food: "problem" } }), last)).toBe(false);
  expect(isAsLastTime(draft({ checks: {} }), last)).toBe(false);
});

it("calls only better or worse a change; not having looked is neither", () => {
  const checks = {
    ...content.checks,
    food: "problem",
    medical: "fine",
    clothing: "unseen",
    water: "fine",
  } as const;
  expect(changes(draft({ checks }), last)).toEqual(["food", "medical"]);
  expect(changes(draft({ checks }), undefined)).toEqual([]);
});
