import { expect, it, vi } from "vitest";
import type { Tally } from "../../api/deskWire.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen, type } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { WeekTable } from "./WeekTable.tsx";

const figures = { due: 2, visited: 1, coverage: 0.5, median_hours: null };
const rows = Array.from({ length: 230 }, (_, n) => ({
  code: `${n}`,
  name: `帮扶人${n}`,
  place: "西江镇",
  ...figures,
}));
const region = { code: "522634", name: "雷山县", level: "county" };
const total = { code: "522634", name: "", place: "", ...figures, due: 460 };

it("A county's helpers are drawn a hundred at a time, and all are reached; the sum is of all of them", async () => {
  const tally = { week: "2026-W47", by: "helper", region, rows, total } as unknown as Tally;
  await openDesk(fakeWorld(), <WeekTable tally={tally} />);
  const lines = () => document.querySelectorAll("tbody tr").length;
  expect(lines()).toBe(100);
  expect(seen("tfoot")).toContain("460");
  await press("再列 100 行（共 230 行）");
  await press("再列 30 行（共 230 行）");
  expect(lines()).toBe(230);
  expect(seen("button")).toBe("");
});

it("One helper is found among many, and the sum says that it is of all", async () => {
  const tally = { week: "2026-W47", by: "helper", region, rows, total } as unknown as Tally;
  await openDesk(fakeWorld(), <WeekTable tally={tally} />);
  await type("input[type=search]", "帮扶人229");
  await vi.waitFor(() => expect(document.querySelectorAll("tbody tr").length).toBe(1));
  expect(seen("tbody")).toContain("帮扶人229");
  expect(seen()).toContain("找到 1 行，合计仍是全部");
  expect(seen("tfoot")).toContain("460");
});

it("Whoever comes back from a figure finds the lines as they were, and what was looked for", async () => {
  const tally = { week: "2026-W47", by: "helper", region, rows, total } as unknown as Tally;
  const draw = await openDesk(fakeWorld(), <WeekTable tally={tally} />);
  const lines = () => document.querySelectorAll("tbody tr").length;
  await press("再列 100 行（共 230 行）");
  await type("input[type=search]", "帮扶人1");
  await vi.waitFor(() => expect(lines()).toBe(111));
  await draw(null);
  await draw(<WeekTable tally={tally} />);
  expect([lines(), document.querySelector("input")?.value]).toEqual([111, "帮扶人1"]);
});
