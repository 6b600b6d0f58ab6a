import { expect, it } from "vitest";
import type { Entry } from "../store/records.ts";
import { entry, maoJing, need, visit } from "../testing/cast.ts";
import { view } from "./view.ts";

const step = (state: Entry["state"], kind: "progress" | "confirmed" = "confirmed") =>
  entry("op-9", {
    kind: "need.step",
    body: { id: "step-1", need_id: "need-1", kind, note: "" },
    state,
  } as Partial<Entry>);

const amend = (state: Entry["state"], base_revision = 1) => {
  const {
    id: _id,
    household_id: _household,
    ...rest
  } = (entry("x") as Extract<Entry, { kind: "visit.record" }>).body;
  return entry("op-8", {
    kind: "visit.amend",
    body: { ...rest, visit_id: "visit-1", base_revision },
    state,
  } as Partial<Entry>);
};

it("counts a visit that is only on this phone", () => {
  const bundle = maoJing({ visits: [visit()] });
  expect(view(bundle, [], []).visited_at).toBe("2026-10-12T02:00:00Z");
  expect(view(bundle, [entry("op-1")], []).visited_at).toBe("2026-11-22T01:40:00Z");
});

it("does not count a visit that was refused or taken back", () => {
  const bundle = maoJing({ visits: [visit({ state: "withdrawn" })] });
  expect(view(bundle, [entry("op-1", { state: "refused" })], []).visited_at).toBeNull();
});

it("holds an entry to be ahead until the bundle tells of it", () => {
  const sent = entry("op-1", { state: "applied" });
  expect(view(maoJing(), [sent], []).ahead).toHaveLength(1);
  expect(view(maoJing({ visits: [visit({ id: "visit-of-op-1" })] }), [sent], []).ahead).toEqual([]);
});

it("does not wait for a visit that is older than the six a bundle carries", () => {
  const newer = Array.from({ length: 6 }, (_, i) =>
    visit({ id: `v${i}`, started_at: "2026-12-01T00:00:00Z" }),
  );
  expect(view(maoJing({ visits: newer }), [entry("op-1", { state: "applied" })], []).ahead).toEqual([]);
});

it("shows a need raised on this phone, once", () => {
  const raising = entry("op-1");
  if (raising.kind === "visit.record") {
    raising.body.needs = [{ id: "need-1", category: "medical", description: "慢病药", urgency: "urgent" }];
  }
  expect(view(maoJing(), [raising], []).openNeeds).toMatchObject([
    { id: "need-1", state: "raised", onPhone: true, visit_id: "visit-of-op-1" },
  ]);
  expect(view(maoJing({ needs: [need()] }), [raising], []).openNeeds).toMatchObject([{ onPhone: false }]);
});

it("takes a need off the list when its last step is on this phone", () => {
  const bundle = maoJing({ needs: [need(), need({ id: "need-2", state: "declined" })] });
  expect(view(bundle, [], []).openNeeds.map((one) => one.id)).toEqual(["need-1"]);
  expect(view(bundle, [step("waiting", "progress")], []).openNeeds).toHaveLength(1);
  expect(view(bundle, [step("waiting")], []).openNeeds).toEqual([]);
  expect(view(bundle, [step("refused")], []).openNeeds).toHaveLength(1);
});

it("asks for an answer to a returned visit until one is written", () => {
  const bundle = maoJing({ visits: [visit({ state: "returned" })] });
  expect(view(bundle, [], []).returned).toHaveLength(1);
  expect(view(bundle, [amend("waiting")], []).returned).toEqual([]);
  expect(view(bundle, [amend("refused")], []).returned).toHaveLength(1);
});

it("asks again when the amendment came back too", () => {
  const bundle = maoJing({ visits: [visit({ state: "returned", revision: 2 })] });
  expect(view(bundle, [amend("applied")], []).returned).toHaveLength(1);
});

it("does not ask for an answer to another helper's visit", () => {
  const bundle = maoJing({ visits: [visit({ state: "returned", mine: false })] });
  expect(view(bundle, [], []).returned).toEqual([]);
});

it("shows a step added on this phone as the need will be once it has arrived", () => {
  const bundle = maoJing({ needs: [need({ state: "assigned" })] });
  const resolved = entry("op-9", {
    kind: "need.step",
    body: { id: "step-1", need_id: "need-1", kind: "resolved", note: "药取回来了" },
  } as Partial<Entry>);
  const [shown] = view(bundle, [resolved], []).openNeeds;
  expect(shown).toMatchObject({
    state: "resolved",
    steps: [{ kind: "resolved", note: "药取回来了", by: "" }],
  });
});
