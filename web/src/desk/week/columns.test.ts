import { describe, expect, it } from "vitest";
import { behind, cutsOf, lineOf } from "./columns.ts";

const week = "2026-W47";

describe("behind a figure", () => {
  const township = lineOf("522634101", "township", "522634");

  it("of a township are its visits of that week in that state", () => {
    expect(behind("waiting", week, township)).toBe("/visits?region=522634101&week=2026-W47&state=waiting");
    expect(behind("visits", week, township)).toContain("state=all");
  });

  it("of a helper are only the helper's", () => {
    const helper = lineOf("helper-1", "helper", "522634");
    expect(behind("approved", week, helper)).toBe(
      "/visits?helper=helper-1&region=522634&week=2026-W47&state=approved",
    );
    expect(behind("due", week, helper)).toBe("/households?helper=helper-1&region=522634&week=2026-W47");
  });

  it("are households where households are counted; behind their share those that are still to be visited", () => {
    expect(behind("visited", week, township)).toBe("/households?region=522634101&week=2026-W47&of=visited");
    expect(behind("coverage", week, township)).toContain("of=uncovered");
  });

  it("are the visits that have had a verdict, where hours to it are told", () => {
    expect(behind("median_hours", week, township)).toContain("state=all&decided=1");
  });

  it("are the needs that took that step in that week", () => {
    expect(behind("resolved", week, township)).toBe("/needs?region=522634101&step=resolved&week=2026-W47");
    expect(behind("raised_urgent", week, township)).toContain("urgency=urgent");
  });

  it("are what was overdue when that week ended", () => {
    expect(behind("overdue", week, township)).toBe("/needs?region=522634101&due=overdue&week=2026-W47");
  });

  it("of a line for what lies in no village are not those of the whole township", () => {
    expect(lineOf("522634101", "village", "522634")).toEqual({ region: "522634101", directly: 1 });
    expect(lineOf("522634", "township", "522634")).toEqual({ region: "522634", directly: 1 });
    expect(behind("visits", week, { region: "522634" })).not.toContain("directly");
  });
});

it("A region is cut by the levels below its own, and by helper", () => {
  expect(cutsOf("522634")).toEqual(["township", "village", "helper"]);
  expect(cutsOf("522634101")).toEqual(["village", "helper"]);
  expect(cutsOf("522634101201")).toEqual(["helper"]);
});
