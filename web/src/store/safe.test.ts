import { expect, it } from "vitest";
import type { Stamp } from "../api/wire.ts";
import { sendText } from "../outbox/sendText.ts";
import { entry } from "../testing/cast.ts";
import { phone, shoot } from "../testing/sender.ts";
import { emptyStore } from "../testing/store.ts";
import { answerEntries, entry as entryIn } from "./entries.ts";
import { noteEpoch } from "./epoch.ts";
import { photoBytes } from "./photoBytes.ts";
import { photo } from "./photos.ts";
import { isSafe, noteSafe } from "./safe.ts";
import { remember, setting } from "./settings.ts";

const stamp = (change: Partial<Stamp> = {}): Stamp => ({
  server_time: "2026-11-22T02:00:00Z",
  epoch: "first",
  safe_until: "2026-11-22T01:00:00Z",
  ...change,
});

const here = (here_at: string | null) =>
  ({ state: "here", entry_id: "op-1", draft_id: null, sent: 10, here_at }) as const;

async function storeWithCopies() {
  const store = emptyStore();
  await remember(store, { epoch: "first" });
  await shoot(store, "photo-safe", 10, here("2026-11-22T00:59:59.999Z"));
  await shoot(store, "photo-edge", 10, here("2026-11-22T01:00:00Z"));
  await shoot(store, "photo-old", 10, here(null));
  await shoot(store, "photo-waits", 10, { ...here("2026-11-20T00:00:00Z"), state: "waiting" });
  return store;
}

it("is safe only before the backup began, by milliseconds and whatever the digits", () => {
  expect(isSafe("2026-11-22T01:00:00Z", "2026-11-22T01:00:00.001Z")).toBe(true);
  expect(isSafe("2026-11-22T01:00:00.000900Z", "2026-11-22T01:00:00.000100Z")).toBe(false);
  expect(isSafe("2026-11-22T09:00:00+08:00", "2026-11-22T01:00:00.5Z")).toBe(true);
  expect(isSafe(null, "2026-11-22T01:00:00Z")).toBe(false);
  expect(isSafe("2026-11-22T01:00:00Z", null)).toBe(false);
});

it("lets go of the copies that a backup holds, and of no other", async () => {
  const store = await storeWithCopies();
  await noteSafe(store, stamp());
  expect((await store.photoBytes.toArray()).map(({ id }) => id)).toEqual([
    "photo-edge",
    "photo-old",
    "photo-waits",
  ]);
  expect(await photo(store, "photo-safe")).toMatchObject({ state: "here" });
  expect(await setting(store, "safe_until")).toBe("2026-11-22T01:00:00Z");
});

it("counts what was answered without a time from the present answer on", async () => {
  const store = await storeWithCopies();
  await store.entries.add(entry("op-1", { state: "applied", received_at: null }));
  await noteSafe(store, stamp());
  expect(await photo(store, "photo-old")).toMatchObject({ here_at: "2026-11-22T02:00:00Z" });
  expect(await entryIn(store, "op-1")).toMatchObject({ received_at: "2026-11-22T02:00:00Z" });
  await noteSafe(store, stamp({ safe_until: "2026-11-23T01:00:00Z" }));
  expect(await photoBytes(store, "photo-old")).toBeUndefined();
});

it("believes nothing of a store that it does not know", async () => {
  const store = await storeWithCopies();
  await noteSafe(store, stamp({ epoch: "second" }));
  expect(await store.photoBytes.count()).toBe(4);
  await noteSafe(store, stamp({ safe_until: null }));
  expect(await store.photoBytes.count()).toBe(4);
});

it("forgets what was safe when the server's store is another one", async () => {
  const store = await storeWithCopies();
  await noteSafe(store, stamp());
  await noteEpoch(store, "second");
  expect(await setting(store, "safe_until")).toBeUndefined();
});

it("hears of it in the answer to a push", async () => {
  const one = phone();
  await remember(one.store, { epoch: "first" });
  await shoot(one.store, "photo-1", 10, here("2026-11-21T00:00:00Z"));
  await one.store.entries.add(entry("op-1"));
  one.server.safe_until = "2026-11-22T01:00:00Z";
  await sendText(one, [entry("op-1")]);
  expect(await photoBytes(one.store, "photo-1")).toBeUndefined();
});

it("notes when the server first had an entry, and anew after its store was restored", async () => {
  const store = emptyStore();
  await remember(store, { epoch: "first" });
  await store.entries.add(entry("op-1"));
  const at = "2026-11-22T02:00:00Z";
  const answer = (outcome: "held" | "applied", time: string) =>
    answerEntries(store, [{ id: "op-1", outcome, replay: false }], at, time);
  const received = async () => (await entryIn(store, "op-1"))?.received_at;

  await answer("held", "2026-11-22T01:00:00Z");
  expect(await received()).toBeNull();
  await answer("applied", "2026-11-22T02:00:00Z");
  await answer("applied", "2026-11-22T03:00:00Z");
  expect(await received()).toBe("2026-11-22T02:00:00Z");
  await noteEpoch(store, "second");
  await answer("applied", "2026-11-22T04:00:00Z");
  expect(await received()).toBe("2026-11-22T04:00:00Z");
});
