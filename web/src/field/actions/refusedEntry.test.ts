import { expect, it } from "vitest";
import type { VisitRecordBody } from "../../api/wire.ts";
import { allDrafts, dropDraft } from "../../store/drafts.ts";
import { allEntries, entry as entryIn } from "../../store/entries.ts";
import { photoBytes } from "../../store/photoBytes.ts";
import { photo } from "../../store/photos.ts";
import type { Entry } from "../../store/records.ts";
import { entry, maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { shoot } from "../../testing/sender.ts";
import type { VisitEntry } from "../view.ts";
import { removePhoto } from "./addPhoto.ts";
import { discardEntry, keepEntry, reopenEntry, resendEntry } from "./refusedEntry.ts";
import { saveVisit } from "./saveVisit.ts";

async function refused() {
  const engine = fakeEngine();
  const note = await shoot(engine.store, "photo-1", 10, {
    draft_id: null,
    entry_id: "op-1",
    state: "waiting",
  });
  const refusedEntry = entry("op-1", {
    state: "refused",
    problem: { code: "invalid", title: "" },
  }) as VisitEntry;
  refusedEntry.body.photos = [note];
  await engine.store.entries.add(refusedEntry);
  return { engine, refusedEntry };
}

it("opens what was refused as a draft, photos and all, and keeps the original", async () => {
  const { engine, refusedEntry } = await refused();
  const draft = await reopenEntry(engine, refusedEntry);
  expect(draft).toMatchObject({
    id: "visit-of-op-1",
    replaces: "op-1",
    summary: refusedEntry.body.summary,
    amends: null,
  });
  expect(draft.photos.map((one) => one.id)).toEqual(["photo-1"]);
  expect(await entryIn(engine.store, "op-1")).toBeDefined();
});

it("sends it again under a new operation, and only then the old one goes", async () => {
  const { engine, refusedEntry } = await refused();
  const draft = await reopenEntry(engine, refusedEntry);
  const again = await saveVisit(engine, maoJing(), draft);
  expect(again.id).not.toBe("op-1");
  const { id, started_at, ended_at } = refusedEntry.body as VisitRecordBody;
  expect(again.body).toMatchObject({ id, started_at, ended_at });
  expect((await allEntries(engine.store)).map((one) => one.id)).toEqual([again.id]);
  expect(await photo(engine.store, "photo-1")).toMatchObject({ entry_id: again.id, state: "waiting" });
  expect(await photoBytes(engine.store, "photo-1")).toBeDefined();
});

it("sends what is no visit again as it was, under a new operation", async () => {
  const { engine } = await refused();
  const body = { id: "step-1", need_id: "need-1", kind: "progress", note: "药已送到" } as const;
  const step = entry("op-2", {
    kind: "need.step",
    body,
    state: "refused",
    attempts: 1,
    problem: { code: "unexpected", title: "" },
  } as Partial<Entry>);
  await engine.store.entries.add(step);
  await shoot(engine.store, "photo-2", 10, { draft_id: null, entry_id: "op-2", state: "waiting" });
  await resendEntry(engine, step);
  await resendEntry(engine, step);
  const [again, ...others] = (await allEntries(engine.store)).filter((one) => one.kind === "need.step");
  expect(again).toMatchObject({ body, made_at: step.made_at, state: "waiting", attempts: 0, problem: null });
  expect(again?.id).not.toBe("op-2");
  expect(others).toEqual([]);
  expect(await photo(engine.store, "photo-2")).toMatchObject({ entry_id: again?.id, state: "waiting" });
  expect(engine.outbox.nudge).toHaveBeenCalled();
});

it("loses nothing when the person changes her mind", async () => {
  const { engine, refusedEntry } = await refused();
  const draft = await reopenEntry(engine, refusedEntry);
  const without = await removePhoto(engine, draft, "photo-1");
  expect(without.photos).toEqual([]);
  await dropDraft(engine.store, draft.id);
  expect(await entryIn(engine.store, "op-1")).toMatchObject({ state: "refused" });
  expect(await photoBytes(engine.store, "photo-1")).toBeDefined();
});

it("stays on the phone when it is kept", async () => {
  const { engine } = await refused();
  await keepEntry(engine, "op-1");
  expect(await entryIn(engine.store, "op-1")).toMatchObject({
    state: "refused",
    kept_at: "2026-11-22T02:00:00.000Z",
  });
});

it("goes with its photos and its mending when a person throws it away", async () => {
  const { engine, refusedEntry } = await refused();
  await reopenEntry(engine, refusedEntry);
  await discardEntry(engine, "op-1");
  expect(await allDrafts(engine.store)).toEqual([]);
  expect(await entryIn(engine.store, "op-1")).toBeUndefined();
  expect(await photo(engine.store, "photo-1")).toBeUndefined();
  expect(await photoBytes(engine.store, "photo-1")).toBeUndefined();
});
