import { expect, it, vi } from "vitest";
import { json, refusal } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { found, press, seen, type } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { SettleDialog } from "./SettleDialog.tsx";

it("Why something held is dismissed is there again until it is settled or cancelled, and is not why it is taken", async () => {
  let expired = true;
  const world = fakeWorld(() => (expired ? refusal(401, "not_signed_in") : json({})));
  const onSettled = vi.fn();
  const dialog = (decision: "taken" | "dismissed") => (
    <SettleDialog
      key={decision}
      operationId="op-1"
      decision={decision}
      onSettled={onSettled}
      onClose={vi.fn()}
    />
  );
  const draw = await openDesk(world, null, { role: "supervisor" });
  const open = async (decision: "taken" | "dismissed") => {
    await draw(null);
    await draw(dialog(decision));
    return (await found<HTMLTextAreaElement>("dialog textarea")).value;
  };
  expect(await open("dismissed")).toBe("");
  await type("dialog textarea", "不是这一户");
  await press("不认");
  await vi.waitFor(() => expect(seen("dialog .wrong-box")).not.toBe(""));
  expect(await open("taken")).toBe("");
  expect(await open("dismissed")).toBe("不是这一户");
  await press("取消");
  expect(await open("dismissed")).toBe("");
  await type("dialog textarea", "不是这一户");
  expired = false;
  await press("不认");
  await vi.waitFor(() => expect(onSettled).toHaveBeenCalled());
  expect(await open("dismissed")).toBe("");
});
