import { expect, it } from "vitest";
import { latestMonths } from "./months.ts";

it("goes back over the turn of a year, by the villages' clock", () => {
  expect(latestMonths(Date.parse("2026-02-28T15:59:00Z"), 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
  expect(latestMonths(Date.parse("2026-02-28T16:00:00Z"), 2)).toEqual(["2026-03", "2026-02"]);
});
