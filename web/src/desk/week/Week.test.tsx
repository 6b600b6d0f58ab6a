import { act } from "preact/test-utils";
import { Route, Router } from "preact-iso/router";
import { expect, it, vi } from "vitest";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { Week } from "./Week.tsx";

const figures = { due: 2, visited: 1, coverage: 0.5, median_hours: null };
const sealOf46 = { sealed_at: "2026-11-16T08:00:00Z", by: "吴敏", sha256: "ab" };

const screen = (
  <Router>
    <Route path="/week/:week?" component={Week} />
    <Route default component={Week} />
  </Router>
);

async function open(level: "township" | "village", sealed: boolean, week = "2026-W46") {
  let seal = week === "2026-W46" ? sealOf46 : null;
  const region = { code: "522634101", name: "西江镇", level };
  const total = { code: "", name: "", place: "", ...figures };
  const days = { from: "2026-11-09", to: "2026-11-15" };
  const tally = () => ({ week, ...days, by: "helper", region, seal, sealed, rows: [], total });
  const world = fakeWorld((path) =>
    path.startsWith("/api/tallies/2026") ? json(tally()) : json({ regions: [], template: null, next: null }),
  );
  await openDesk(world, screen, { path: `/week/${week}` });
  await vi.waitFor(() => expect(seen("ul.figures")).toContain("2"));
  return {
    /** Sealed in another tab, to which one turns and back. */
    async sealElsewhere() {
      seal = sealOf46;
      await act(() => world.wake());
    },
  };
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

it.each([
  ["2026-W47", "未封存"],
  ["2026-W48", "这一周还没有开始"],
])("Of week %s, in the midst of the 47th, it says: %s", async (week, said) => {
  await open("township", false, week);
  expect(seen("h1 + p")).toContain(said);
});

it("A seal given in another tab is seen when this one is looked at again", async () => {
  const { sealElsewhere } = await open("township", false, "2026-W45");
  expect(seen("h1 + p")).toContain("未封存");
  await sealElsewhere();
  await vi.waitFor(() => expect(seen("h1 + p")).toContain("由吴敏封存"));
});

it.each(["figures", "charts", "changes"])("The week's %s say once that they are coming", async (view) => {
  const world = fakeWorld((path) =>
    path.startsWith("/api/tallies/") || path.startsWith("/api/needs/")
      ? new Promise(() => undefined)
      : json({ regions: [] }),
  );
  await openDesk(world, screen, { path: `/week/2026-W46?view=${view}` });
  expect(seen(".coming")).toBe("正在取…");
});
