import { expect, it } from "vitest";
import { entry } from "../testing/cast.ts";
import { batch, operation } from "./queue.ts";

const entries = (count: number, bytes: number) =>
  Array.from({ length: count }, (_, i) => entry(String(i).padStart(4, "0"), { bytes }));

it("takes at most 200, in order", () => {
  const taken = batch(entries(250, 1000));
  expect(taken).toHaveLength(200);
  expect(taken[0]?.id).toBe("0000");
});

it("takes no more than a mebibyte", () => {
  const taken = batch(entries(50, 100_000));
  expect(taken.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThan(1024 * 1024);
  expect(taken).toHaveLength(10);
});

it("takes one that is too large alone: the server judges", () => {
  expect(batch(entries(3, 2_000_000))).toHaveLength(1);
});

it("takes fewer when told", () => {
  expect(batch(entries(10, 10), 5)).toHaveLength(5);
});

it("sends nothing of what the phone only notes for itself", () => {
  expect(Object.keys(operation(entry("a")))).toEqual(["id", "kind", "made_at", "body"]);
});
