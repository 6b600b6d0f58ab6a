import { expect, it } from "vitest";
import type { Bundle, PullAnswer } from "../api/wire.ts";
import { entry as entryIn } from "../store/entries.ts";
import { allHouseholds } from "../store/households.ts";
import { photo } from "../store/photos.ts";
import type { PhotoRecord } from "../store/records.ts";
import { setting } from "../store/settings.ts";
import { json, portal } from "../testing/answers.ts";
import { entry, liYue, maoJing, visit } from "../testing/cast.ts";
import { phone, shoot } from "../testing/sender.ts";
import { pull } from "./pull.ts";

/** A server with these households; it says what differs, `page` at a time. */
function county(households: Bundle[], change: Partial<PullAnswer> = {}, page = 200) {
  const one = phone();
  const asked: Record<string, number>[] = [];
  const state = { households, change };
  one.server.instead = (_path, init) => {
    const { known } = JSON.parse(String(init.body)) as { known: Record<string, number> };
    asked.push(known);
    const differ = state.households.filter((bundle) => known[bundle.id] !== bundle.revision);
    const ids = new Set(state.households.map((bundle) => bundle.id));
    const answer: PullAnswer = {
      server_time: "2026-11-22T02:00:05Z",
      epoch: "first",
      account: liYue,
      households: differ.slice(0, page),
      gone: Object.keys(known).filter((id) => !ids.has(id)),
      more: differ.length > page,
      ...state.change,
    };
    return json(answer);
  };
  return { ...one, asked, state, pull: () => pull(one) };
}

const several = (count: number) => Array.from({ length: count }, (_, i) => maoJing({ id: `household-${i}` }));

it("brings the households, and says next time which it has", async () => {
  const { store, asked, pull } = county([maoJing()]);
  expect(await pull()).toBe(false);
  await pull();
  expect(await allHouseholds(store)).toEqual([maoJing()]);
  expect(asked).toEqual([{}, { "household-mao": 3 }]);
});

it("fetches page after page", async () => {
  const { store, asked, pull } = county(several(5), {}, 2);
  await pull();
  expect(await allHouseholds(store)).toHaveLength(5);
  expect(asked.map((known) => Object.keys(known).length)).toEqual([0, 2, 4]);
});

it("lets go of a household that is no longer mine, and keeps what I wrote there", async () => {
  const { store, state, pull } = county([maoJing()]);
  await pull();
  await store.entries.add(entry("op-1"));
  state.households = [];
  await pull();
  expect(await allHouseholds(store)).toEqual([]);
  expect(await entryIn(store, "op-1")).toMatchObject({ state: "waiting", household_name: "毛静" });
});

it("notes the server's clock", async () => {
  const { store, pull } = county([]);
  await pull();
  expect(await setting(store, "clock_offset_ms")).toBe(5_000);
});

it("calls a visit verified when the township has approved it, not when it has returned it", async () => {
  const { store, state, pull } = county([]);
  await store.entries.bulkAdd([
    entry("op-1", { state: "applied", custody: "received" }),
    entry("op-2", { state: "applied", custody: "received" }),
  ]);
  const approved = visit({ id: "visit-of-op-1", state: "approved", approved_revision: 1 });
  const returned = visit({ id: "visit-of-op-2", state: "returned" });
  state.households = [maoJing({ visits: [approved, returned] })];
  await pull();
  expect(await entryIn(store, "op-1")).toMatchObject({ custody: "verified" });
  expect(await entryIn(store, "op-2")).toMatchObject({ custody: "received" });
});

it("calls it received again when the township has taken its word back, but not an earlier revision that stands", async () => {
  const { store, state, pull } = county([]);
  await store.entries.bulkAdd([
    entry("op-1", { state: "applied", custody: "verified" }),
    entry("op-2", { state: "applied", custody: "verified" }),
  ]);
  const undone = visit({ id: "visit-of-op-1", state: "waiting" });
  const amended = visit({ id: "visit-of-op-2", state: "waiting", revision: 2, approved_revision: 1 });
  state.households = [maoJing({ visits: [undone, amended] })];
  await pull();
  expect(await entryIn(store, "op-1")).toMatchObject({ custody: "received" });
  expect(await entryIn(store, "op-2")).toMatchObject({ custody: "verified" });
});

it("asks for everything again, and for its entries, when the server's store is another one", async () => {
  const { store, state, asked, pull } = county(several(2));
  await pull();
  await store.entries.bulkAdd([
    entry("op-1", { state: "applied", custody: "verified", received_at: "2026-11-20T02:00:00Z" }),
    entry("op-2", { state: "refused", problem: { code: "stale_revision", title: "" } }),
  ]);
  const sent = { entry_id: "op-1", draft_id: null, begun: true };
  const problem = { code: "unknown_photo", title: "" };
  await shoot(store, "photo-1", 10, { ...sent, state: "here", sent: 10, here_at: "2026-11-20T02:00:00Z" });
  await shoot(store, "photo-2", 10, { ...sent, state: "refused", problem });
  await shoot(store, "photo-3", 10, {
    ...sent,
    state: "refused",
    problem: { ...problem, code: "too_large" },
  });
  state.change = { epoch: "second" };
  asked.length = 0;
  expect(await pull()).toBe(true);
  expect(asked).toEqual([
    { "household-0": 3, "household-1": 3 },
    { "household-0": 0, "household-1": 0 },
  ]);
  expect(await entryIn(store, "op-1")).toMatchObject({
    state: "waiting",
    custody: "phone",
    received_at: null,
  });
  expect(await entryIn(store, "op-2")).toMatchObject({ state: "waiting", problem: null });
  expect(await photo(store, "photo-1")).toMatchObject({ state: "waiting", sent: 0, here_at: null });
  expect(await photo(store, "photo-2")).toMatchObject({ state: "waiting", problem: null });
  expect(await photo(store, "photo-3")).toMatchObject({ state: "refused" });
  expect(await pull()).toBe(false);
});

it("still asks for everything when the line is cut just after it noticed another store", async () => {
  const { server, state, asked, pull } = county(several(2));
  await pull();
  state.change = { epoch: "second" };
  const answer = server.instead;
  server.instead = (path, init) =>
    asked.length > 1 ? Promise.reject(new TypeError("cut")) : answer?.(path, init);
  await expect(pull()).rejects.toThrow("no answer");
  server.instead = answer;
  asked.length = 0;
  await pull();
  expect(asked[0]).toEqual({ "household-0": 0, "household-1": 0 });
});

it("forgets after a month what a backup of the server holds in full, and nothing else", async () => {
  const { store, pull } = county([], { safe_until: "2026-11-21T18:00:00Z" });
  const old = { answered_at: "2026-10-01T00:00:00Z", received_at: "2026-10-01T00:00:00Z" };
  const withPhoto = async (id: string, change: Partial<PhotoRecord>) => {
    const note = await shoot(store, `photo-${id}`, 10, { entry_id: id, draft_id: null, ...change });
    const made = entry(id, { ...old, state: "applied" });
    if (made.kind === "visit.record") made.body.photos = [note];
    return made;
  };
  await store.entries.bulkAdd([
    entry("done", { ...old, state: "applied" }),
    entry("fresh", { ...old, state: "applied", answered_at: "2026-11-21T00:00:00Z" }),
    entry("unsafe", { ...old, state: "applied", received_at: "2026-11-22T00:00:00Z" }),
    entry("refused", { ...old, state: "refused" }),
    entry("held", { ...old, state: "held" }),
    await withPhoto("photo-waits", { state: "waiting" }),
    await withPhoto("photo-unsafe", { state: "here", here_at: "2026-11-22T00:00:00Z" }),
    await withPhoto("photo-safe", { state: "here", here_at: "2026-10-02T00:00:00Z" }),
  ]);
  await pull();
  const kept = (await store.entries.toArray()).map((one) => one.id);
  expect(kept).toEqual(["fresh", "held", "photo-unsafe", "photo-waits", "refused", "unsafe"]);
  expect((await store.photoBytes.toArray()).map((one) => one.id)).toEqual([
    "photo-photo-unsafe",
    "photo-photo-waits",
  ]);
});

it("forgets nothing while the server has no backup", async () => {
  const { store, pull } = county([], { safe_until: null });
  const old = { answered_at: "2025-10-01T00:00:00Z", received_at: "2025-10-01T00:00:00Z" };
  await store.entries.add(entry("op-1", { ...old, state: "applied" }));
  await pull();
  expect(await entryIn(store, "op-1")).toBeDefined();
});

it.each([
  ["a login page", () => portal()],
  ["JSON that is no answer of ours", () => json({ ok: true })],
  ["more, and nothing in hand", () => json({ epoch: "first", households: [], gone: [], more: true })],
])("takes nothing from %s", async (_name, answer) => {
  const { store, server, pull } = county([maoJing()]);
  await pull();
  server.instead = answer;
  await expect(pull()).rejects.toThrow();
  expect(await allHouseholds(store)).toHaveLength(1);
});
