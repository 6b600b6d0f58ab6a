import { expect, it } from "vitest";
import { none, toggle, toggleAll, within } from "./selection.ts";

it("takes one in and lets it go again, without touching what was handed in", () => {
  const one = toggle(none, "a");
  expect([...one]).toEqual(["a"]);
  expect([...toggle(one, "a")]).toEqual([]);
  expect([...one]).toEqual(["a"]);
});

it("takes all, and none where all were chosen", () => {
  expect([...toggleAll(new Set(["b"]), ["a", "b"])]).toEqual(["a", "b"]);
  expect([...toggleAll(new Set(["a", "b"]), ["a", "b"])]).toEqual([]);
});

it("never keeps what has left the list", () => {
  const chosen = new Set(["a", "b"]);
  expect([...within(chosen, ["b", "c"])]).toEqual(["b"]);
  expect(within(chosen, ["a", "b", "c"])).toBe(chosen);
});
