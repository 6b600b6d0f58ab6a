import { expect, it, vi } from "vitest";
import { draft, entry } from "../testing/cast.ts";
import { shoot } from "../testing/sender.ts";
import { emptyStore } from "../testing/store.ts";
import { countCopies } from "./copies.ts";
import { draft as draftIn, putDraft } from "./drafts.ts";
import { addPhoto } from "./photos.ts";
import { StoreFull } from "./write.ts";

const KB = 1024;
const sent = { entry_id: "op-1", draft_id: null, state: "here" } as const;

/** A phone that has taken pictures for years. */
async function fullPhone() {
  const store = emptyStore();
  await putDraft(store, draft());
  await shoot(store, "photo-1", 700 * KB, { ...sent, state: "waiting" });
  await shoot(store, "photo-2", 700 * KB, sent);
  await shoot(store, "photo-3", 700 * KB, sent);
  await shoot(store, "photo-4", 700 * KB, sent);
  await shoot(store, "photo-5", 700 * KB, { draft_id: "draft-1" });
  return store;
}

const full = () => new DOMException("full", "QuotaExceededError");
const kept = async (store: Awaited<ReturnType<typeof fullPhone>>) =>
  (await store.photoBytes.toCollection().primaryKeys()).join(" ");

it("makes room for a text with the oldest copies that the server has, and writes it", async () => {
  const store = await fullPhone();
  vi.spyOn(store.drafts, "put").mockRejectedValueOnce(full());
  await putDraft(store, draft({ summary: "门锁着" }));
  expect(await draftIn(store, "draft-1")).toMatchObject({ summary: "门锁着" });
  expect(await kept(store)).toBe("photo-1 photo-4 photo-5");
  expect(await countCopies(store)).toBe(1);
});

it("makes as much room as a picture needs", async () => {
  const store = await fullPhone();
  vi.spyOn(store.photoBytes, "add").mockRejectedValueOnce(full());
  const late = await shoot(emptyStore(), "photo-6", 300 * KB);
  await addPhoto(store, { ...late, draft_id: "draft-1" }, new ArrayBuffer(300 * KB));
  expect(await kept(store)).toBe("photo-1 photo-3 photo-4 photo-5 photo-6");
});

it("tells the person when that was not enough, and when there is nothing to let go of", async () => {
  const store = await fullPhone();
  const put = vi.spyOn(store.drafts, "put").mockRejectedValue(full());
  await expect(putDraft(store, draft())).rejects.toBeInstanceOf(StoreFull);
  expect(put).toHaveBeenCalledTimes(2);
  await expect(putDraft(store, draft())).rejects.toBeInstanceOf(StoreFull);
  await expect(putDraft(store, draft())).rejects.toBeInstanceOf(StoreFull);
  expect(await kept(store)).toBe("photo-1 photo-5");
  put.mockRestore();
});

it("begins the whole transaction again, never a part of it", async () => {
  const store = await fullPhone();
  await store.entries.add(entry("op-9"));
  const { dropEntry } = await import("./entries.ts");
  await putDraft(store, draft({ id: "draft-9", replaces: "op-9" }));
  vi.spyOn(store.drafts, "delete").mockRejectedValueOnce(full());
  await dropEntry(store, "op-9");
  expect(await store.entries.get("op-9")).toBeUndefined();
  expect(await draftIn(store, "draft-9")).toBeUndefined();
});
