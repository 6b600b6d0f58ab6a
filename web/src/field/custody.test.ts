import { expect, it } from "vitest";
import { entry } from "../testing/cast.ts";
import { fakeEngine } from "../testing/engine.ts";
import { shoot } from "../testing/sender.ts";
import { emptyStore } from "../testing/store.ts";
import { discardPhoto } from "./actions/refusedEntry.ts";
import { readOutbox, readRow, readUnsent } from "./custody.ts";
import type { VisitEntry } from "./view.ts";

async function storeWithPhotos() {
  const store = emptyStore();
  const onPhone = { draft_id: null, entry_id: "op-1" };
  const photos = [
    await shoot(store, "photo-1", 100, { ...onPhone, state: "here", sent: 100 }),
    await shoot(store, "photo-2", 300, { ...onPhone, state: "waiting", sent: 50 }),
    await shoot(store, "photo-3", 200, { ...onPhone, state: "refused" }),
  ];
  const sent = entry("op-1", { state: "applied", custody: "received" }) as VisitEntry;
  sent.body.photos = photos;
  await store.entries.bulkAdd([sent, entry("op-2", { made_at: "2026-11-20T00:00:00Z" })]);
  return store;
}

it("tells of each entry how many photos are here and what is to go, newest first", async () => {
  const rows = await readOutbox(await storeWithPhotos());
  expect(rows.map((row) => row.entry.id)).toEqual(["op-2", "op-1"]);
  expect(rows[1]).toMatchObject({ photos: { here: 1, of: 3, refused: [{ id: "photo-3" }] }, bytesToGo: 450 });
  expect(rows[0]).toMatchObject({ photos: { of: 0 }, bytesToGo: 1200 });
});

it("never counts a photo as here that was refused and thrown away", async () => {
  const engine = { ...fakeEngine(), store: await storeWithPhotos() };
  await discardPhoto(engine, "photo-3");
  const row = await readRow(engine.store, "op-1");
  expect(row).toMatchObject({ photos: { here: 1, of: 2, refused: [] }, bytesToGo: 250 });
});

it("counts what is only on this phone", async () => {
  expect(await readUnsent(await storeWithPhotos())).toEqual({
    entries: 1,
    photos: 1,
    bytes: 1450,
    oldest: "2026-11-20T00:00:00Z",
    refused: 1,
  });
});

it("counts a refused entry until a person has dealt with it", async () => {
  const store = emptyStore();
  await store.entries.bulkAdd([
    entry("op-1", { state: "refused" }),
    entry("op-2", { state: "refused", kept_at: "2026-11-22T00:00:00Z" }),
  ]);
  expect(await readUnsent(store)).toMatchObject({ entries: 1, refused: 1 });
});

it("never calls all arrived what the county has only looked at", async () => {
  const store = emptyStore();
  await store.entries.bulkAdd([
    entry("op-1", { state: "held" }),
    entry("op-2", { state: "applied", custody: "received" }),
  ]);
  expect(await readUnsent(store)).toMatchObject({ entries: 1, refused: 0 });
});
