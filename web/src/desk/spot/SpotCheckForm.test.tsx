import { expect, it, vi } from "vitest";
import type { SpotCheck } from "../../api/batchWire.ts";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { found, press, seen, type } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { SpotCheckForm } from "./SpotCheckForm.tsx";

const fact = { fact: "checks.water", said: null, answered: null, same: null };
const claimed = (until: string) =>
  ({
    id: "check-1",
    facts: [fact],
    claim: { by: { id: "wang", name: "王审核" }, mine: true, until },
  }) as SpotCheck;

it("What a household has answered is there again until it is sent; who takes it on anew begins anew", async () => {
  const onAnswered = vi.fn();
  const world = fakeWorld(() => json({ spot_check: claimed("") }));
  const draw = await openDesk(world, null, { role: "supervisor" });
  const open = async (until: string) => {
    await draw(null);
    await draw(<SpotCheckForm check={claimed(until)} onAnswered={onAnswered} />);
    const note = await found<HTMLTextAreaElement>("textarea");
    return [note.value, seen(".question label.on")];
  };
  await open("2026-11-25T00:00:00Z");
  await press("没有难处");
  await type("textarea", "老人接的电话");
  expect(await open("2026-11-25T00:00:00Z")).toEqual(["老人接的电话", "没有难处"]);
  expect((await open("2026-11-28T00:00:00Z"))[0]).toBe("");
  await open("2026-11-25T00:00:00Z");
  await press("记下");
  await vi.waitFor(() => expect(onAnswered).toHaveBeenCalled());
  expect((await open("2026-11-25T00:00:00Z"))[0]).toBe("");
});
