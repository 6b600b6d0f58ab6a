import { expect, it, vi } from "vitest";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { t } from "../../words/words.ts";
import { PairingList } from "./PairingList.tsx";

const pairing = (id: string, until: string | null = null) => ({
  id,
  helper: { id: "li", name: "李月" },
  household: { id, head_name: id, code: id, group: "", region: { code: "522634101201", name: "羊排村" } },
  role: "lead",
  from: "2026-01-01",
  until,
});

it("Whoever ends a pairing far down the list stays where they are", async () => {
  const world = fakeWorld((path, { method }) => {
    if (method === "POST") return json({ pairing: pairing("陈建国", "2026-11-22") });
    if (path.includes("after=")) return json({ pairings: [pairing("陈建国")], next: null });
    return json(
      path.startsWith("/api/pairings") ? { pairings: [pairing("毛静")], next: "1" } : { regions: [] },
    );
  });
  await openDesk(world, <PairingList />);
  await press(t("desk.load.more"));
  await vi.waitFor(() => expect(seen("tbody th")).toMatch(/^毛静.*陈建国/));
  const asked = world.asked.length;
  document.querySelectorAll<HTMLButtonElement>("td .quiet-link")[1]?.click();
  await vi.waitFor(() => expect(seen("dialog")).toContain("陈建国"));
  document.querySelector<HTMLButtonElement>("dialog [type=submit]")?.click();
  await vi.waitFor(() => expect(seen("tr.off")).toContain("2026-11-22"));
  expect(seen("tbody th")).toMatch(/^毛静.*陈建国/);
  expect(world.asked.slice(asked).map((one) => one.path)).toEqual(["/api/pairings/陈建国/end"]);
});
