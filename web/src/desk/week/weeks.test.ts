import { describe, expect, it } from "vitest";
import { latestWeeks, weekAfter, weekOf, weekToReport } from "./weeks.ts";

const at = (text: string) => weekOf(Date.parse(text));

describe("a week", () => {
  it("begins on Monday at midnight in the county, wherever the reader is", () => {
    expect(at("2026-11-22T23:59:59+08:00")).toBe("2026-W47");
    expect(at("2026-11-23T00:00:00+08:00")).toBe("2026-W48");
    expect(at("2026-11-22T16:00:00Z")).toBe("2026-W48");
  });

  it("belongs to the year of its Thursday", () => {
    expect(at("2027-01-03T12:00:00+08:00")).toBe("2026-W53");
    expect(at("2027-01-04T12:00:00+08:00")).toBe("2027-W01");
    expect(at("2024-12-30T12:00:00+08:00")).toBe("2025-W01");
  });

  it("follows and precedes another, also across a year of 53", () => {
    expect(weekAfter("2026-W53", 1)).toBe("2027-W01");
    expect(weekAfter("2027-W01", -1)).toBe("2026-W53");
    expect(weekAfter("2025-W52", 1)).toBe("2026-W01");
  });

  it("and those before it are told from the latest down", () => {
    expect(latestWeeks(Date.parse("2027-01-05T12:00:00+08:00"), 3)).toEqual([
      "2027-W01",
      "2026-W53",
      "2026-W52",
    ]);
  });
});

it("is, until Monday is over in the villages, the week that has just ended", () => {
  expect(weekToReport(Date.parse("2026-11-23T23:59:00+08:00"))).toBe("2026-W47");
  expect(weekToReport(Date.parse("2026-11-24T00:01:00+08:00"))).toBe("2026-W48");
});
