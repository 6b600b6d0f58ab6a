import { expect, it } from "vitest";
import type { NeedStepBody } from "../../api/wire.ts";
import { liYue, maoJing, need } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { newEntry } from "../actions/entry.ts";
import { withSteps } from "./ahead.ts";

const settle = { step: "settle", on: "2026-12-01", warn_on: "2026-11-26" } as const;
const entry = (said: Omit<NeedStepBody, "id" | "need_id">) =>
  newEntry(fakeEngine().world, maoJing(), {
    kind: "need.step",
    body: { id: said.kind, need_id: "need-1", ...said },
  });

it("an errand counts its trips, says what comes next and moves nothing", () => {
  const errand = entry({ kind: "errand", note: "代办慢病证", trips_saved: 2, next_step: "周五取证" });
  const now = withSteps(need({ clock: settle, trips_saved: 1 }), [errand]);
  expect([now.state, now.trips_saved, now.next_step, now.clock]).toEqual(["raised", 3, "周五取证", settle]);
  expect(now.steps).toMatchObject([{ kind: "errand", trips_saved: 2, by: "" }]);
});

it.each([
  [liYue.name, "assigned"],
  [null, "raised"],
] as const)("a household that disagrees gives it back to %s: it is %s", (assignee, state) => {
  const steps = [entry({ kind: "resolved", note: "" }), entry({ kind: "reopened", note: "药不对" })];
  const now = withSteps(need({ state: "assigned", assignee, next_step: "送药", clock: settle }), steps);
  expect([now.state, now.clock, now.next_step]).toEqual([state, null, null]);
});

it("leaves other needs as they are", () => {
  const other = need({ id: "need-2" });
  expect(withSteps(other, [entry({ kind: "resolved", note: "" })])).toBe(other);
});
