import { expect, it, vi } from "vitest";
import { json } from "../testing/answers.ts";
import { openDesk } from "../testing/desk.tsx";
import { press, seen } from "../testing/field.tsx";
import { fakeWorld, noNetwork } from "../testing/world.ts";
import { RegionFilter } from "./RegionFilter.tsx";

it("A choice whose list did not come says so, and is asked for again", async () => {
  const world = fakeWorld();
  await openDesk(world, <RegionFilter value={undefined} onChoose={() => {}} />, { role: "supervisor" });
  await vi.waitFor(() => expect(seen("[role=alert]")).toContain("再试一次"));
  expect(world.handler).toBe(noNetwork);
  world.handler = () => json({ regions: [{ code: "522634101201", name: "羊排村", level: "village" }] });
  await press("再试一次");
  await vi.waitFor(() => expect(seen("option")).toContain("羊排村"));
  expect(seen("[role=alert]")).toBe("");
});
