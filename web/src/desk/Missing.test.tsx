import { expect, it, vi } from "vitest";
import { useApp } from "../shell/app.ts";
import { json } from "../testing/answers.ts";
import { openDesk } from "../testing/desk.tsx";
import { press, seen } from "../testing/field.tsx";
import { fakeWorld, noNetwork } from "../testing/world.ts";
import { Loaded } from "./Loaded.tsx";
import { RegionFilter } from "./RegionFilter.tsx";
import { useLoad } from "./useLoad.ts";

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

function List({ name }: { name: string }) {
  const { world } = useApp();
  const load = useLoad(name, async () => (await world.fetch(`/${name}`, {})).text());
  return <Loaded load={load}>{() => <p>{name}</p>}</Loaded>;
}

it("Where nothing came one list offers to ask again, and that asks for all of it", async () => {
  const world = fakeWorld();
  const lists = (
    <>
      <RegionFilter value={undefined} onChoose={() => {}} />
      <List name="一" />
      <List name="二" />
    </>
  );
  await openDesk(world, lists, { role: "supervisor" });
  await vi.waitFor(() => expect(seen(".empty p")).toBe("出了意外，请再试一次 | 出了意外，请再试一次"));
  expect(seen("button")).toBe("再试一次");
  expect(seen("[role=alert]")).toBe("");
  world.handler = () => json({ regions: [] });
  await press("再试一次");
  await vi.waitFor(() => expect(seen("p")).toBe("一 | 二"));
  expect(world.asked.filter(({ path }) => path.startsWith("/api/regions"))).toHaveLength(2);
});
