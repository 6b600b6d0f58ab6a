import { expect, it } from "vitest";
import { allDrafts, DraftGone, putDraft } from "../../store/drafts.ts";
import { allEntries } from "../../store/entries.ts";
import { photoBytes } from "../../store/photoBytes.ts";
import { addPhoto, photo } from "../../store/photos.ts";
import type { StepDraft } from "../../store/records.ts";
import { maoJing, need, stepDraft } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { shoot } from "../../testing/sender.ts";
import { saveStep, startStep } from "./needStep.ts";

async function begun(change: Partial<StepDraft> = {}) {
  const engine = fakeEngine();
  const draft = stepDraft(change);
  await putDraft(engine.store, draft);
  return { engine, draft };
}

it("goes on with the step that was begun for this need, and with no other", async () => {
  const { engine, draft } = await begun();
  expect(await startStep(engine, maoJing(), need(), "resolved")).toEqual(draft);
  const other = await startStep(engine, maoJing(), need({ id: "need-2" }), "resolved");
  expect(other).toMatchObject({ need_id: "need-2", kind: "resolved", note: "", touched: false });
});

it("makes an entry of the draft, once", async () => {
  const { engine, draft } = await begun({ note: " 药已送到 ", next: "周五再看" });
  await saveStep(engine, maoJing(), draft);
  const body = { id: "step-1", need_id: "need-1", kind: "progress", note: "药已送到", next_step: "周五再看" };
  expect(await allEntries(engine.store)).toMatchObject([{ kind: "need.step", body }]);
  expect(await allDrafts(engine.store)).toEqual([]);
  expect(engine.outbox.nudge).toHaveBeenCalledTimes(1);
  await expect(saveStep(engine, maoJing(), draft)).rejects.toBeInstanceOf(DraftGone);
});

it.each([
  ["resolved", {}],
  ["errand", { next_step: "周五再看", trips_saved: 2 }],
  ["confirmed", {}],
] as const)("says only what belongs to its kind: %s", async (kind, more) => {
  const { engine, draft } = await begun({ kind, next: "周五再看", trips: "2" });
  const { body } = await saveStep(engine, maoJing(), draft);
  expect(body).toEqual({ id: "step-1", need_id: "need-1", kind, note: "药已送到", ...more });
});

it.each(["resolved", "progress"] as const)("sends its pictures with %s, or lets them go", async (kind) => {
  const { engine } = await begun();
  const note = await shoot(engine.store, "photo-1", 3, { draft_id: "step-1" });
  const entry = await saveStep(engine, maoJing(), stepDraft({ kind, photos: [note] }));
  const kept = kind === "resolved";
  expect("photos" in entry.body).toBe(kept);
  expect((await photo(engine.store, "photo-1"))?.entry_id).toBe(kept ? entry.id : undefined);
  expect((await photoBytes(engine.store, "photo-1"))?.byteLength).toBe(kept ? 3 : undefined);
});

it("takes a picture in as a visit does, in one transaction with the draft", async () => {
  const { engine } = await begun();
  const note = await shoot(engine.store, "photo-1", 3, { draft_id: null });
  const record = await photo(engine.store, note.id);
  if (!record) throw new Error("no photo");
  await addPhoto(engine.store, { ...record, id: "photo-2", draft_id: "step-1" }, new ArrayBuffer(3));
  expect(await allDrafts(engine.store)).toMatchObject([{ id: "step-1", photos: [{ id: "photo-2" }] }]);
});
