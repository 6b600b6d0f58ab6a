import { expect, it } from "vitest";
import { comesFrom, hasWalked, walk } from "./way.ts";

it("knows going back from going on, and what was left", () => {
  expect(hasWalked()).toBe(false);
  walk("/households/7");
  expect(hasWalked()).toBe(true);
  expect(comesFrom()).toBeNull();
  walk("/households/7/visit");
  walk("/households/7");
  expect(comesFrom()).toBe("7");
  walk("/");
  expect(comesFrom()).toBe("7");
  walk("/needs");
  expect(comesFrom()).toBeNull();
});
