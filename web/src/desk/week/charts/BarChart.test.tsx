import { expect, it, vi } from "vitest";
import { openDesk } from "../../../testing/desk.tsx";
import { seen } from "../../../testing/field.tsx";
import { fakeWorld } from "../../../testing/world.ts";
import { BarChart } from "./BarChart.tsx";

const bars = {
  lying: true,
  names: ["羊排村 西江镇"],
  parts: [{ name: "覆盖率", tone: "good" as const, values: [3], opens: ["/households"] }],
};

it("A chart whose drawing cannot be loaded says so and opens the table with the same numbers", async () => {
  const gone = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
  await openDesk(fakeWorld(), <BarChart title="村" what="" bars={bars} loadEngine={gone} />);
  await vi.waitFor(() => expect(seen("[role=alert]")).toContain("数字在下面的表里"));
  expect(document.querySelector("details")?.open).toBe(true);
  expect(seen("td")).toContain("3");
});
