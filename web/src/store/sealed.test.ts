import { liveQuery } from "dexie";
import { expect, it, onTestFinished } from "vitest";
import { draft, entry, liYue, maoJing } from "../testing/cast.ts";
import { rawRows } from "../testing/raw.ts";
import { shoot } from "../testing/sender.ts";
import { emptyStore, testKey } from "../testing/store.ts";
import { openStore, type Store } from "./database.ts";
import { draftsOf, isVisitDraft, putDraft } from "./drafts.ts";
import { entriesIn } from "./entries.ts";
import { allHouseholds, takeBundles } from "./households.ts";
import { photoBytes } from "./photoBytes.ts";
import { photosOf } from "./photos.ts";
import { newKey, SealBroken } from "./seal.ts";
import { remember } from "./settings.ts";

const canary = "金丝雀";

/** Something in every table that says `canary`. */
async function filled(): Promise<Store> {
  const store = emptyStore();
  await takeBundles(store, [maoJing({ head_name: canary })], []);
  await putDraft(store, draft({ summary: canary }));
  await store.entries.add(entry("op-1", { household_name: canary }));
  const data = new TextEncoder().encode(canary.repeat(50));
  await store.photos.add(await shoot(emptyStore(), "photo-1", 1, { sha256: canary, entry_id: "op-1" }));
  await store.photoBytes.add({ id: "photo-1", data: data.buffer });
  await remember(store, { epoch: canary });
  return store;
}

it("leaves nothing on the disk but keys, states and what is sealed", async () => {
  const store = await filled();
  const rows = await rawRows(store.name);
  const clear = rows.map(([table, { sealed: _, ...rest }]) => [table, rest]);
  expect(clear).toEqual([
    ["drafts", { id: "draft-1", household_id: "household-mao" }],
    ["entries", { id: "op-1", household_id: "household-mao", state: "waiting" }],
    ["households", { id: "household-mao", revision: 3 }],
    ["photoBytes", { id: "photo-1" }],
    ["photos", { id: "photo-1", draft_id: "draft-1", entry_id: "op-1", state: "drafted" }],
    ["settings", { key: "epoch" }],
  ]);
  const bytes = Buffer.concat(rows.map(([, row]) => Buffer.from(row.sealed as Uint8Array)));
  expect(bytes.length).toBeGreaterThan(1000);
  for (const part of [canary, liYue.name, "13812345678", "household-mao", "summary"]) {
    expect(bytes.includes(part)).toBe(false);
  }
});

it("gives back what was put in, by key, by index, by cursor and live", async () => {
  const store = await filled();
  expect(await store.entries.get("op-1")).toEqual(entry("op-1", { household_name: canary }));
  expect(await store.drafts.bulkGet(["draft-1", "none"])).toEqual([draft({ summary: canary }), undefined]);
  expect(await draftsOf(store, "household-mao")).toHaveLength(1);
  expect(await entriesIn(store, "waiting")).toHaveLength(1);
  expect(await entriesIn(store, "held")).toHaveLength(0);
  expect(await photosOf(store, "op-1")).toMatchObject([{ sha256: canary }]);
  expect(await store.photos.where("state").equals("drafted").primaryKeys()).toEqual(["photo-1"]);
  expect(await store.drafts.filter((one) => isVisitDraft(one) && one.summary === canary).count()).toBe(1);
  expect(await store.entries.reverse().first()).toMatchObject({ household_name: canary });
  expect(new TextDecoder().decode(await photoBytes(store, "photo-1"))).toBe(canary.repeat(50));
  await store.entries.where("id").equals("op-1").modify({ state: "held" });
  expect(await entriesIn(store, "held")).toMatchObject([{ household_name: canary }]);

  const heard: string[][] = [];
  const names = liveQuery(async () => (await allHouseholds(store)).map((one) => one.head_name));
  const listening = names.subscribe((now) => heard.push(now));
  await expect.poll(() => heard).toEqual([[canary]]);
  await takeBundles(store, [maoJing({ head_name: "毛静" })], []);
  await expect.poll(() => heard).toEqual([[canary], ["毛静"]]);
  listening.unsubscribe();
});

it("opens nothing with another key", async () => {
  const store = await filled();
  const other = openStore(store.accountId, newKey());
  onTestFinished(() => other.close());
  for (const read of [
    () => other.households.toArray(),
    () => other.drafts.get("draft-1"),
    () => other.photoBytes.get("photo-1"),
    () => other.photos.bulkGet(["photo-1"]),
    () => other.entries.where("state").equals("waiting").toArray(),
    () => other.entries.filter(() => true).first(),
    () => other.settings.each(() => undefined),
    () => other.entries.where("id").equals("op-1").modify({ state: "held" }),
  ]) {
    await expect(read()).rejects.toBeInstanceOf(SealBroken);
  }
  expect(await store.entries.get("op-1")).toMatchObject({ state: "waiting" });
});

it.each([
  ["changed", (sealed: Uint8Array) => sealed.map((byte, at) => (at === 20 ? byte ^ 1 : byte))],
  ["cut", (sealed: Uint8Array) => sealed.slice(0, 20)],
  ["empty", () => undefined],
])("refuses a row that was %s", async (_name, spoil) => {
  const store = await filled();
  await rawRows(store.name, "entries", (row) => ({ ...row, sealed: spoil(row.sealed as Uint8Array) }));
  await expect(store.entries.get("op-1")).rejects.toBeInstanceOf(SealBroken);
});

it("refuses a row that was put in another one's place", async () => {
  const store = await filled();
  await store.entries.add(entry("op-2", { household_name: "别人" }));
  await rawRows(store.name, "entries", (row) => ({ ...row, id: row.id === "op-1" ? "op-2" : "op-1" }));
  await expect(store.entries.get("op-1")).rejects.toBeInstanceOf(SealBroken);
  await expect(store.entries.get("op-2")).rejects.toBeInstanceOf(SealBroken);
});

it("never seals the same text twice alike", async () => {
  const store = emptyStore();
  const written: unknown[] = [];
  for (const _ of [1, 2]) {
    await remember(store, { epoch: "first" });
    written.push(
      (await rawRows(store.name)).map(([, row]) => Buffer.from(row.sealed as Uint8Array).toString("hex")),
    );
  }
  expect(written[0]).not.toEqual(written[1]);
});

it("is on the disk as the key that opens it says, and closed again afterwards", async () => {
  const store = await filled();
  store.close();
  const again = openStore(store.accountId, testKey);
  onTestFinished(() => again.close());
  expect(await allHouseholds(again)).toMatchObject([{ head_name: canary }]);
});
