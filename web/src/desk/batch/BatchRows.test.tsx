import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import type { BatchWhole } from "../../api/batchWire.ts";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { t } from "../../words/words.ts";
import { BatchCard } from "./BatchCard.tsx";

const batch = {
  id: "b1",
  state: "applied",
  count: 3,
  approved: 2,
  left_out_count: 0,
  left_out_by: {},
  refused_count: 1,
  kept_count: 0,
} as unknown as BatchWhole;

const row = (name: string, problem: object | null = null) => ({
  visit_id: name,
  name,
  helper: "李月",
  why: null,
  problem,
});
const flagged = { code: "flagged_meanwhile", title: "", detail: "", status: 409 };

it("A batch tells of each row what became of it, the approved ones too, page by page", async () => {
  const world = fakeWorld((path) => {
    const query = new URLSearchParams(path.split("?")[1]);
    if (query.get("heap") === "refused") return json({ rows: [row("毛静", flagged)], next: null });
    if (query.get("after")) return json({ rows: [row("陈建国")], next: null });
    return json({ rows: [row("杨秀英")], next: 1 });
  });
  await openDesk(world, <BatchCard batch={batch} onChange={() => {}} />, { role: "supervisor" });
  await vi.waitFor(() => expect(seen("li")).toContain("毛静"));
  expect(world.asked).toHaveLength(1);

  const approved = [...document.querySelectorAll("details")].at(-1) as HTMLDetailsElement;
  expect(approved.textContent).toBe("通过的 2 条");
  await act(() => {
    approved.open = true;
    approved.dispatchEvent(new Event("toggle"));
  });
  await vi.waitFor(() => expect(seen("li")).toContain("杨秀英"));
  await press(t("desk.load.more"));
  await vi.waitFor(() => expect(seen("li")).toContain("陈建国"));
});
