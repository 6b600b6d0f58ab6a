import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import type { LedgerNeed } from "../../api/deskWire.ts";
import { json } from "../../testing/answers.ts";
import { need } from "../../testing/cast.ts";
import { openDesk } from "../../testing/desk.tsx";
import { found, press, seen, type } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { NeedLedger } from "./NeedLedger.tsx";

const region = { code: "522634101201", name: "西江社区", level: "village" } as const;
const household = { id: "mao", code: "1", head_name: "毛静", group: "11组", category: "", people: 4, region };
const row = (change: Partial<LedgerNeed> = {}): LedgerNeed => ({
  ...need(),
  household: { ...household, cause: null },
  days_open: 12,
  ...change,
});
const none = { raised: 0, accepted: 0, assigned: 0, resolved: 0, confirmed: 0, declined: 0 };
const clocks = { overdue: 0, unaccepted: 0, soon: 0, owner: 0, next_step: 0, either: 0 };

/** The ledger with `only` in it; what its counts are said to be can be changed, or cut off. */
async function open(only: LedgerNeed) {
  const line = { up: true, raised: 1 };
  const world = fakeWorld((path, init) => {
    if (init.method === "POST") return json({ need: need({ state: "accepted" }) });
    if (!path.startsWith("/api/needs")) return json({ accounts: [], regions: [], next: null });
    if (!line.up) throw new TypeError("no network");
    return json({ needs: [only], next: null, counts: { ...none, ...clocks, raised: line.raised } });
  });
  await openDesk(world, <NeedLedger />, { path: "/needs", role: "supervisor" });
  await found(".ledger");
  return { world, line };
}

const submit = () => found<HTMLButtonElement>("dialog button[type=submit]");

it("When the counts do not come after a step, the ledger says that it is old and is put right with the network", async () => {
  const { world, line } = await open(row());
  await press("受理");
  line.up = false;
  await act(async () => (await submit()).click());
  await vi.waitFor(() => expect(seen(".stale")).toContain("先前取到的"));
  expect(seen(".need .chip")).toContain("已受理");
  line.up = true;
  line.raised = 0;
  await act(() => world.wake());
  await vi.waitFor(() => expect(seen(".stale")).toBe(""));
  expect(seen(".tabs")).toContain("未办结 0");
});

it("An overdue need is not given its old day again, and no day that is over", async () => {
  await open(row({ due_on: "2026-11-01", assignee: "水务站", state: "accepted" }));
  await press("交办");
  const day = await found<HTMLInputElement>("dialog input[type=date]");
  expect(day.value).toBe("2026-12-06");
  expect((await submit()).disabled).toBe(false);
  await type("dialog input[type=date]", "2026-11-21");
  expect((await submit()).disabled).toBe(true);
  await type("dialog input[type=date]", "2026-11-22");
  expect((await submit()).disabled).toBe(false);
});

it("Trips are whole", async () => {
  await open(row());
  await press("记代办");
  await type("dialog textarea", "代缴医保");
  await type("dialog input[type=number]", "1.5");
  expect((await submit()).disabled).toBe(true);
  await type("dialog input[type=number]", "2");
  expect((await submit()).disabled).toBe(false);
});
