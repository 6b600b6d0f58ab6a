import { expect, it } from "vitest";
import { allDrafts, draft as draftIn, putDraft, rewriteDraft } from "../../store/drafts.ts";
import { content, draft as draftOf, maoJing, visit } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { answerVisit, startVisit } from "./startVisit.ts";

it("begins with what the last visit knew, and is in the store at once", async () => {
  const engine = fakeEngine();
  const last = visit({
    content: { ...content, photos: [], mode: "away", met: ["member-mao", "member-moved-out"] },
  });
  const draft = await startVisit(engine, maoJing({ visits: [last] }));
  expect(draft).toMatchObject({ mode: "away", met: ["member-mao"], checks: {}, summary: "", amends: null });
  expect(await draftIn(engine.store, draft.id)).toEqual(draft);
});

it("rings those who are away", async () => {
  const last = visit({ content: { ...content, photos: [], mode: "home" } });
  expect(await startVisit(fakeEngine(), maoJing({ visits: [last] }), true)).toMatchObject({
    mode: "telephone",
  });
});

it("does not learn from a visit that was taken back", async () => {
  const withdrawn = visit({ state: "withdrawn", content: { ...content, photos: [], mode: "away" } });
  expect(await startVisit(fakeEngine(), maoJing({ visits: [withdrawn] }))).toMatchObject({
    mode: "home",
    met: [],
  });
});

it("goes on with what was begun", async () => {
  const engine = fakeEngine();
  const first = await startVisit(engine, maoJing());
  await rewriteDraft(engine.store, { ...first, summary: "门锁着" });
  expect(await startVisit(engine, maoJing())).toMatchObject({ id: first.id, summary: "门锁着" });
  expect(await allDrafts(engine.store)).toHaveLength(1);
});

it("answers a returned visit with its content and its revision", async () => {
  const engine = fakeEngine();
  const photo = { id: "p", sha256: "s", bytes: 1, kind: "scene", taken_at: "2026-10-12T02:10:00Z" } as const;
  const returned = visit({
    revision: 2,
    state: "returned",
    content: { ...content, photos: [{ ...photo, here: true }] },
  });
  const draft = await answerVisit(engine, maoJing({ visits: [returned] }), returned);
  expect(draft).toMatchObject({
    amends: { visit_id: "visit-1", base_revision: 2 },
    started_at: returned.started_at,
    ended_at: returned.ended_at,
    summary: content.summary,
    checks: content.checks,
  });
  expect(draft.photos).toEqual([photo]);
});

it("keeps what was answered when the visit has another revision by now", async () => {
  const engine = fakeEngine();
  const old = await answerVisit(engine, maoJing(), visit({ revision: 1 }));
  await rewriteDraft(engine.store, { ...old, summary: "屋顶已修" });
  const now = await answerVisit(engine, maoJing(), visit({ revision: 2 }));
  expect(now).toMatchObject({ id: old.id, summary: "屋顶已修", amends: { base_revision: 2 } });
  expect(await allDrafts(engine.store)).toEqual([now]);
});

it("begins nothing with the mending of something refused", async () => {
  const engine = fakeEngine();
  const amends = { visit_id: "visit-1", base_revision: 1 };
  await putDraft(engine.store, draftOf({ id: "mend-1", replaces: "op-1" }));
  await putDraft(engine.store, draftOf({ id: "mend-2", replaces: "op-2", amends }));
  expect(await startVisit(engine, maoJing())).toMatchObject({ replaces: null, summary: "" });
  expect(await answerVisit(engine, maoJing(), visit())).toMatchObject({ replaces: null, amends });
});
