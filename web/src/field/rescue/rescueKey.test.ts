import { expect, it } from "vitest";
import { lend, lent } from "../../shell/lock/keys.ts";
import { setting } from "../../store/settings.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { keepRescueKey } from "./rescueKey.ts";

const keys = { store: "c3RvcmU=", rescue: "cmVzY3Vl" };

it("keeps what a sign-in has lent for rescue files, and lets go of the share", async () => {
  const engine = fakeEngine();
  lend(engine.account.id, keys);
  await keepRescueKey(engine);
  expect(await setting(engine.store, "rescue_key")).toBe("cmVzY3Vl");
  expect(lent.value).toBeNull();
});

it("takes nothing that was lent to somebody else, and keeps what it has without a sign-in", async () => {
  const engine = fakeEngine();
  lend(engine.account.id, keys);
  await keepRescueKey(engine);
  lend("account-else", { store: "eA==", rescue: "eA==" });
  await keepRescueKey(engine);
  expect(await setting(engine.store, "rescue_key")).toBe("cmVzY3Vl");
});
