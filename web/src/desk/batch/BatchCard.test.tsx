import { expect, it, vi } from "vitest";
import type { BatchWhole } from "../../api/batchWire.ts";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { BatchCard } from "./BatchCard.tsx";

const batch: BatchWhole = {
  id: "b1",
  state: "applied",
  made_at: "2026-11-20T10:00:00Z",
  applied_at: "2026-11-20T10:01:00Z",
  undone_at: null,
  undo_until: "2026-12-04",
  count: 39,
  left_out_count: 0,
  left_out_by: {},
  beyond: false,
  approved: 39,
  refused_count: 0,
  kept_count: 0,
  sample_id: null,
};

it("A whole batch is taken back after a second look that says how many it holds", async () => {
  const world = fakeWorld(() => json({ batch: { ...batch, state: "undone" } }));
  const changed = vi.fn();
  await openDesk(world, <BatchCard batch={batch} onChange={changed} />, { role: "supervisor" });
  await press("整批撤回");
  expect(seen("dialog h1")).toBe("撤回这 39 条通过？");
  expect(world.asked.filter((one) => one.method !== "GET")).toEqual([]);
  document.querySelector<HTMLButtonElement>("dialog .bad")?.click();
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(seen("dialog")).toBe(""));
});
