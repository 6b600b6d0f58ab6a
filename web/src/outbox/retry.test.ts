import { expect, it } from "vitest";
import { Problem, Unreachable } from "../api/problem.ts";
import { next } from "./retry.ts";

const busy = (retryAfter: number | null) => new Problem(503, { code: "busy", title: "" }, retryAfter);

it("doubles the wait, up to five minutes", () => {
  const waits = [1, 2, 3, 4, 8, 9, 50].map((failures) => next(new Unreachable(), failures, 1));
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 256_000, 300_000, 300_000]);
});

it("spreads those who fail together over half the wait", () => {
  expect(next(new Unreachable(), 3, 0)).toBe(4_000);
  expect(next(new Unreachable(), 3, 1)).toBe(8_000);
});

it("never knocks before the server's own time", () => {
  expect(next(busy(120), 1, 0)).toBe(120_000);
  expect(next(new Unreachable(503, 60), 1, 0.5)).toBeGreaterThanOrEqual(60_000);
});

it("keeps its own pace where that is slower than the server's", () => {
  expect(next(busy(1), 9, 1)).toBe(300_000);
});

it.each([
  [401, "not_signed_in"],
  [403, "password_change_required"],
])("waits for a person at %i %s", (status, code) => {
  expect(next(new Problem(status, { code, title: "" }), 1, 0)).toBe("pause");
});

it("does not take a stranger's 401 for our server's", () => {
  expect(next(new Unreachable(401), 1, 1)).toBe(2_000);
});
