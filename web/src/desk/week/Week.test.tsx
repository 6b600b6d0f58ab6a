import { Route, Router } from "preact-iso/router";
import { expect, it, vi } from "vitest";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { Week } from "./Week.tsx";

const figures = { due: 2, visited: 1, coverage: 0.5, median_hours: null };
const seal = { sealed_at: "2026-11-16T08:00:00Z", by: "吴敏", sha256: "ab" };

async function open(level: "township" | "village", sealed: boolean) {
  const region = { code: "522634101", name: "西江镇", level };
  const total = { code: "", name: "", place: "", ...figures };
  const days = { from: "2026-11-09", to: "2026-11-15" };
  const tally = { week: "2026-W46", ...days, by: "helper", region, seal, sealed, rows: [], total };
  const world = fakeWorld((path) =>
    path.startsWith("/api/tallies/2026") ? json(tally) : json({ regions: [], template: null, next: null }),
  );
  await openDesk(
    world,
    <Router>
      <Route path="/week/:week?" component={Week} />
      <Route default component={Week} />
    </Router>,
    { path: "/week/2026-W46" },
  );
  await vi.waitFor(() => expect(seen("ul.figures")).toContain("2"));
}

it.each([
  ["township", true],
  ["village", false],
] as const)(
  "The sealed week of a %s can be shown as it was sealed: %s; no seal holds a village",
  async (level, kept) => {
    await open(level, kept);
    expect(seen("label").includes("封存时")).toBe(kept);
  },
);
