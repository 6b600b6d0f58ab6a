import { expect, it } from "vitest";
import { allDrafts, dropDraft } from "../../store/drafts.ts";
import { allEntries, entry as entryIn } from "../../store/entries.ts";
import { photo, photoBytes } from "../../store/photos.ts";
import { entry, maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { shoot } from "../../testing/sender.ts";
import type { VisitEntry } from "../view.ts";
import { removePhoto } from "./addPhoto.ts";
import { discardEntry, keepEntry, reopenEntry } from "./refusedEntry.ts";
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
  expect(draft).toMatchObject({ replaces: "op-1", summary: refusedEntry.body.summary, amends: null });
  expect(draft.photos.map((one) => one.id)).toEqual(["photo-1"]);
  expect(await entryIn(engine.store, "op-1")).toBeDefined();
});

it("sends it again under a new operation, and only then the old one goes", async () => {
  const { engine, refusedEntry } = await refused();
  const draft = await reopenEntry(engine, refusedEntry);
  const again = await saveVisit(engine, maoJing(), draft);
  expect(again.id).not.toBe("op-1");
  expect((await allEntries(engine.store)).map((one) => one.id)).toEqual([again.id]);
  expect(await photo(engine.store, "photo-1")).toMatchObject({ entry_id: again.id, state: "waiting" });
  expect(await photoBytes(engine.store, "photo-1")).toBeDefined();
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
