import { describe, expect, it } from "vitest";
import { behind, cutsOf } from "./columns.ts";

describe("behind a figure", () => {
  it("of a township are its visits of that week in that state", () => {
    expect(behind("waiting", "2026-W47", "522634101", "township", "522634")).toBe(
      "/visits?region=522634101&week=2026-W47&state=waiting",
    );
    expect(behind("visited", "2026-W47", "522634101", "township", "522634")).toContain("state=all");
  });

  it("of a helper are only the helper's", () => {
    expect(behind("approved", "2026-W47", "helper-1", "helper", "522634")).toBe(
      "/visits?helper=helper-1&region=522634&week=2026-W47&state=approved",
    );
    expect(behind("due", "2026-W47", "helper-1", "helper", "522634")).toBe(
      "/households?helper=helper-1&region=522634&due_in=2026-W47",
    );
  });

  it("are the needs that took that step in that week", () => {
    expect(behind("resolved", "2026-W47", "522634101", "township", "522634")).toBe(
      "/needs?region=522634101&step=resolved&week=2026-W47",
    );
    expect(behind("raised_urgent", "2026-W47", "522634101", "township", "522634")).toContain(
      "urgency=urgent",
    );
  });

  it("are what was overdue when that week ended", () => {
    expect(behind("overdue", "2026-W47", "522634101", "township", "522634")).toBe(
      "/needs?region=522634101&due=overdue&week=2026-W47",
    );
  });

  it("is nothing where the figure counts no rows", () => {
    expect(behind("coverage", "2026-W47", "522634101", "township", "522634")).toBeNull();
    expect(behind("median_hours", "2026-W47", "522634101", "township", "522634")).toBeNull();
  });
});

it("A region is cut by the levels below its own, and by helper", () => {
  expect(cutsOf("522634")).toEqual(["township", "village", "helper"]);
  expect(cutsOf("522634101")).toEqual(["village", "helper"]);
  expect(cutsOf("522634101201")).toEqual(["helper"]);
});
