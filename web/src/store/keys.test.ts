import { expect, it, onTestFinished, vi } from "vitest";
import { draft, entry } from "../testing/cast.ts";
import { rawRows } from "../testing/raw.ts";
import { closedStore } from "../testing/store.ts";
import { openStore } from "./database.ts";
import { allEntries } from "./entries.ts";
import { keyByPin, pinState, setPin } from "./pin.ts";
import { newKey, SealBroken } from "./seal.ts";
import { keyByShare, setShare } from "./share.ts";
import type { ByPin } from "./wrappings.ts";
import { StoreFull } from "./write.ts";

const now = Date.parse("2026-11-22T10:00:00+08:00");

it("makes the store's key at the first sign-in on this phone, and finds it again at every later one", async () => {
  const closed = closedStore();
  const share = newKey();
  const key = await keyByShare(closed, share);
  expect(key).toHaveLength(32);
  expect(await keyByShare(closed, share)).toEqual(key);
  expect(Buffer.from((await closed.wrappings.get("share"))?.sealed ?? []).includes(Buffer.from(key))).toBe(
    false,
  );
});

it("makes one key however many tabs sign in at once", async () => {
  const closed = closedStore();
  const share = newKey();
  const [one, two] = await Promise.all([keyByShare(closed, share), keyByShare(closed, share)]);
  expect(one).toEqual(two);
});

it("opens by no other share, until the new one is told by who has the key", async () => {
  const closed = closedStore();
  const [old, next] = [newKey(), newKey()];
  const key = await keyByShare(closed, old);
  await expect(keyByShare(closed, next)).rejects.toBeInstanceOf(SealBroken);
  await setShare(closed, next, key);
  expect(await keyByShare(closed, next)).toEqual(key);
});

it("seals what an older version has left in clear, while it makes the key and never again", async () => {
  const closed = closedStore();
  await closed.table("entries").add(entry("op-1"));
  await closed.table("photoBytes").add({ id: "photo-1", data: new ArrayBuffer(10) });
  const key = await keyByShare(closed, newKey());
  const store = openStore(closed.accountId, key);
  onTestFinished(() => store.close());
  expect(await allEntries(store)).toEqual([entry("op-1")]);
  expect(await store.photoBytes.get("photo-1")).toEqual({ id: "photo-1", data: new ArrayBuffer(10) });
  expect(JSON.stringify(await rawRows(closed.name))).not.toContain("毛静");
  await closed.table("drafts").add(draft());
  await expect(store.drafts.get("draft-1")).rejects.toBeInstanceOf(SealBroken);
});

it("opens by the PIN, with no server", async () => {
  const closed = closedStore();
  const key = newKey();
  expect(await pinState(closed, now)).toBeNull();
  await setPin(closed, key, "271828");
  expect(await pinState(closed, now)).toEqual({ left: 10, wait: 0 });
  expect(await keyByPin(closed, "271828", now)).toEqual(key);
});

it("counts a wrong PIN before it is tried, and forgets the count after a right one", async () => {
  const closed = closedStore();
  await setPin(closed, newKey(), "271828");
  const trying = keyByPin(closed, "000111", now);
  await expect.poll(() => pinState(closed, now)).toMatchObject({ left: 9 });
  expect(await trying).toBeNull();
  await keyByPin(closed, "271828", now);
  expect(await pinState(closed, now)).toMatchObject({ left: 10 });
});

it("waits after the fifth wrong one, longer each time, and then takes not even the right one", async () => {
  const closed = closedStore();
  const key = newKey();
  await setPin(closed, key, "271828");
  let time = now;
  const waits: number[] = [];
  for (let wrong = 1; wrong <= 9; wrong++) {
    await keyByPin(closed, "000111", time);
    const wait = (await pinState(closed, time))?.wait ?? -1;
    waits.push(wait / 1000);
    if (wait > 0) expect(await keyByPin(closed, "271828", time + wait - 1)).toBeNull();
    time += wait;
  }
  expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480]);
  expect(await pinState(closed, time)).toEqual({ left: 1, wait: 0 });
  expect(await keyByPin(closed, "271828", time)).toEqual(key);
});

it("throws the PIN's wrapping away after ten wrong ones; the share opens as before", async () => {
  const closed = closedStore();
  const share = newKey();
  const key = await keyByShare(closed, share);
  await setPin(closed, key, "271828");
  for (let wrong = 0, time = now; wrong < 10; wrong++, time += 3_600_000) {
    await keyByPin(closed, "000111", time);
  }
  expect(await closed.wrappings.toCollection().primaryKeys()).toEqual(["share"]);
  expect(await pinState(closed, now)).toBeNull();
  expect(await keyByPin(closed, "271828", now + 86_400_000)).toBeNull();
  expect(await keyByShare(closed, share)).toEqual(key);
});

it("waits no longer than it must on a phone whose clock was set back", async () => {
  const closed = closedStore();
  await setPin(closed, newKey(), "271828");
  for (let wrong = 0; wrong < 5; wrong++) await keyByPin(closed, "000111", now);
  const before = now - 365 * 86_400_000;
  expect(await pinState(closed, before)).toMatchObject({ wait: 30_000 });
  expect(await pinState(closed, before + 30_000)).toMatchObject({ wait: 0 });
});

it.each([
  ["right", 0, "271828"],
  ["wrong for the tenth time", 9, "000111"],
])("keeps the PIN that another tab sets while the old one is tried and %s", async (_how, wrong, typed) => {
  const closed = closedStore();
  const key = newKey();
  const known = async () => (await closed.wrappings.get("pin")) as ByPin;
  await setPin(closed, key, "314159");
  const other = await known();
  await setPin(closed, key, "271828");
  await closed.wrappings.put({ ...(await known()), wrong });
  const trying = keyByPin(closed, typed, now);
  await expect.poll(async () => (await known()).wrong).toBe(wrong + 1);
  await closed.wrappings.put(other);
  await trying;
  expect(await keyByPin(closed, "314159", now)).toEqual(key);
});

it("says that a full phone is full; a sign-in opens it even so", async () => {
  const closed = closedStore();
  const share = newKey();
  const key = await keyByShare(closed, share);
  await setPin(closed, key, "271828");
  const full = () =>
    vi.spyOn(closed.wrappings, "put").mockRejectedValue(new DOMException("", "QuotaExceededError"));

  const put = full();
  await expect(keyByPin(closed, "271828", now)).rejects.toBeInstanceOf(StoreFull);
  await expect(setPin(closed, key, "314159")).rejects.toBeInstanceOf(StoreFull);
  await setShare(closed, share, await keyByShare(closed, share));
  put.mockRestore();
  expect(await keyByPin(closed, "271828", now)).toEqual(key);
});
