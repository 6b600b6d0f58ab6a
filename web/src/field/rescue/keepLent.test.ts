import { expect, it } from "vitest";
import { lend, lent } from "../../shell/lock/keys.ts";
import { setting } from "../../store/settings.ts";
import { keyByShare, setShare } from "../../store/share.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { testKey } from "../../testing/store.ts";
import { keepLent } from "./keepLent.ts";

const share = new Uint8Array(32).fill(5);
const keys = { store: btoa(String.fromCharCode(...share)), rescue: "cmVzY3Vl" };

it("keeps what a sign-in has lent for rescue files, and lets go of the share", async () => {
  const engine = fakeEngine();
  lend(engine.account.id, keys);
  await keepLent(engine, testKey);
  expect(await setting(engine.store, "rescue_key")).toBe("cmVzY3Vl");
  expect(lent.value).toBeNull();
});

it("takes nothing that was lent to somebody else, and keeps what it has without a sign-in", async () => {
  const engine = fakeEngine();
  lend(engine.account.id, keys);
  await keepLent(engine, testKey);
  lend("account-else", { store: keys.store, rescue: "eA==" });
  await keepLent(engine, testKey);
  expect(await setting(engine.store, "rescue_key")).toBe("cmVzY3Vl");
});

it("has the store open by the share of a sign-in that came while it was open: the server may lend another one than it did", async () => {
  const engine = fakeEngine();
  await setShare(engine.store, new Uint8Array(32).fill(4), testKey);
  lend(engine.account.id, keys);
  await keepLent(engine, testKey);
  expect(await keyByShare(engine.store, share)).toEqual(testKey);
});
