import { signal } from "@preact/signals";
import { expect, it, vi } from "vitest";
import { draft, entry, maoJing } from "../testing/cast.ts";
import { shoot } from "../testing/sender.ts";
import { emptyStore, testKey } from "../testing/store.ts";
import { openStore } from "./database.ts";
import { DraftGone, draft as draftIn, dropDraft, putDraft, rewriteDraft } from "./drafts.ts";
import { allEntries, entry as entryIn, fileDraft } from "./entries.ts";
import { allHouseholds, takeBundles } from "./households.ts";
import { photoBytes } from "./photoBytes.ts";
import { addPhoto, photo } from "./photos.ts";
import { StoreFull } from "./write.ts";

it("asks for strict durability in every write", async () => {
  const begin = vi.spyOn(IDBDatabase.prototype, "transaction");
  await putDraft(emptyStore(), draft());
  const writes = begin.mock.calls.filter(([, mode]) => mode === "readwrite");
  begin.mockRestore();
  expect(writes).toEqual([[["drafts"], "readwrite", { durability: "strict" }]]);
});

it("takes only plain data in", async () => {
  const store = emptyStore();
  const summary = signal("一切如常");
  await putDraft(store, {
    ...draft(),
    summary: summary as unknown as string,
    place: undefined as unknown as string,
  });
  const kept = await draftIn(store, "draft-1");
  expect(kept).toMatchObject({ summary: "一切如常" });
  expect(kept && "place" in kept).toBe(false);
});

it("keeps each account by itself", async () => {
  const [mine, yours] = [openStore("one", testKey), openStore("two", testKey)];
  await takeBundles(mine, [maoJing()], []);
  expect(await allHouseholds(mine)).toHaveLength(1);
  expect(await allHouseholds(yours)).toHaveLength(0);
  await Promise.all([mine.delete(), yours.delete()]);
});

it("turns a draft into an entry with its photos, and the draft is gone", async () => {
  const store = emptyStore();
  const wanted = await shoot(store, "photo-1", 10);
  await shoot(store, "photo-dropped", 10);
  await putDraft(store, draft());
  const saved = entry("op-1");
  if (saved.kind === "visit.record") saved.body.photos = [wanted];
  await fileDraft(store, draft(), saved);

  expect(await draftIn(store, "draft-1")).toBeUndefined();
  expect(await photo(store, "photo-1")).toMatchObject({ state: "waiting", entry_id: "op-1", draft_id: null });
  expect(await photo(store, "photo-dropped")).toBeUndefined();
  expect(await photoBytes(store, "photo-dropped")).toBeUndefined();
});

it("takes no photo in for a draft that is gone", async () => {
  const store = emptyStore();
  const late = await shoot(emptyStore(), "photo-1", 10);
  await expect(addPhoto(store, { ...late, draft_id: "draft-1" }, new ArrayBuffer(10))).rejects.toBeInstanceOf(
    DraftGone,
  );
  expect(await photoBytes(store, "photo-1")).toBeUndefined();
});

it("saves all of it or nothing", async () => {
  const store = emptyStore();
  await shoot(store, "photo-1", 10);
  await putDraft(store, draft());
  vi.spyOn(store.drafts, "delete").mockRejectedValueOnce(new Error("cut"));
  await expect(fileDraft(store, draft(), entry("op-1"))).rejects.toThrow("cut");

  expect(await allEntries(store)).toEqual([]);
  expect(await draftIn(store, "draft-1")).toBeDefined();
  expect(await photo(store, "photo-1")).toMatchObject({ state: "drafted" });
  expect(await photoBytes(store, "photo-1")).toBeDefined();
});

it.each([
  ["the error itself", () => new DOMException("full", "QuotaExceededError")],
  [
    "an aborted transaction",
    () => Object.assign(new Error("aborted"), { inner: { name: "QuotaExceededError" } }),
  ],
])("names a full phone when it comes as %s, and the draft stays", async (_name, full) => {
  const store = emptyStore();
  await putDraft(store, draft());
  vi.spyOn(store.entries, "add").mockRejectedValueOnce(full());
  await expect(fileDraft(store, draft(), entry("op-1"))).rejects.toBeInstanceOf(StoreFull);
  expect(await draftIn(store, "draft-1")).toBeDefined();
});

it("does not bring a saved draft back when a late keystroke is written", async () => {
  const store = emptyStore();
  await putDraft(store, draft());
  await fileDraft(store, draft(), entry("op-1"));
  await rewriteDraft(store, draft({ summary: "late" }));
  expect(await draftIn(store, "draft-1")).toBeUndefined();
});

it("throws a draft away with its own photos, and gives a refused entry its photos back", async () => {
  const store = emptyStore();
  await shoot(store, "photo-own", 10);
  await shoot(store, "photo-lent", 10, { entry_id: "op-refused", state: "waiting" });
  await putDraft(store, draft());
  await dropDraft(store, "draft-1");
  expect(await photo(store, "photo-own")).toBeUndefined();
  expect(await photo(store, "photo-lent")).toMatchObject({ entry_id: "op-refused", draft_id: null });
  expect(await photoBytes(store, "photo-lent")).toBeDefined();
});

it("replaces the refused entry when its successor is saved, and not before", async () => {
  const store = emptyStore();
  await store.entries.add(entry("op-refused", { state: "refused" }));
  await putDraft(store, draft({ replaces: "op-refused" }));
  expect(await entryIn(store, "op-refused")).toBeDefined();
  await fileDraft(store, draft({ replaces: "op-refused" }), entry("op-2"));
  expect(await entryIn(store, "op-refused")).toBeUndefined();
});

it("lets go of a household and keeps what the outbox says of it", async () => {
  const store = emptyStore();
  await takeBundles(store, [maoJing()], []);
  await store.entries.add(entry("op-1"));
  await takeBundles(store, [], ["household-mao"]);
  expect(await allHouseholds(store)).toEqual([]);
  expect(await entryIn(store, "op-1")).toBeDefined();
});

it("keeps a household that is gone while a refused visit to it waits to be mended", async () => {
  const store = emptyStore();
  await takeBundles(store, [maoJing()], []);
  await store.entries.add(entry("op-1", { state: "refused" }));
  await takeBundles(store, [], ["household-mao"]);
  expect(await allHouseholds(store)).toHaveLength(1);
  await store.entries.update("op-1", { kept_at: "2026-11-22T02:00:00Z" });
  await takeBundles(store, [], ["household-mao"]);
  expect(await allHouseholds(store)).toEqual([]);
});

it("keeps a household that is gone while a visit to it is half-written", async () => {
  const store = emptyStore();
  await takeBundles(store, [maoJing()], []);
  await putDraft(store, draft());
  await takeBundles(store, [], ["household-mao"]);
  expect(await allHouseholds(store)).toHaveLength(1);
  await dropDraft(store, "draft-1");
  await takeBundles(store, [], ["household-mao"]);
  expect(await allHouseholds(store)).toEqual([]);
});
