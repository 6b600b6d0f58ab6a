import { expect, it, onTestFinished, vi } from "vitest";
import type { LossReportBody } from "../../api/wire.ts";
import { changeEntries, entriesIn } from "../../store/entries.ts";
import { type Note, noted, readNote } from "../../store/note.ts";
import { setting } from "../../store/settings.ts";
import { entry } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { openField, press, seen } from "../../testing/field.tsx";
import { shoot } from "../../testing/sender.ts";
import { watchUnsent } from "./watchUnsent.ts";

type Phone = ReturnType<typeof fakeEngine>;

function watch(phone: Phone) {
  const stop = watchUnsent(phone);
  onTestFinished(stop);
  return stop;
}

const note = ({ world, account }: Phone): Note | null => readNote(world.memory, account.id);

const noteSays = (phone: Phone, entries: string[], photos: number) =>
  vi.waitFor(() => {
    expect(note(phone)?.entries.map(({ id }) => id)).toEqual(entries);
    expect(note(phone)?.photos).toBe(photos);
  });

/** A phone with two entries and a photo that are nowhere else, and then without its store. */
async function clearedPhone(count = 2) {
  const phone = fakeEngine();
  const stop = watch(phone);
  const made = Array.from({ length: count }, (_, i) =>
    entry(`op-${String(i).padStart(3, "0")}`, { made_at: `2026-11-${20 + (i % 2)}T02:00:00Z` }),
  );
  await phone.store.entries.bulkAdd(made);
  await shoot(phone.store, "photo-1", 10, { state: "waiting", entry_id: "op-000", draft_id: null });
  await noteSays(
    phone,
    made.map(({ id }) => id),
    1,
  );
  await stop();
  await phone.store.delete();
  await phone.store.open();
  return phone;
}

const reports = async ({ store }: Phone) =>
  (await entriesIn(store, "waiting")).map((one) => one.body as LossReportBody);

it("finds no loss on a fresh phone", async () => {
  const phone = fakeEngine();
  watch(phone);
  await noteSays(phone, [], 0);
  expect(await setting(phone.store, "loss")).toBeUndefined();
  expect(await reports(phone)).toEqual([]);
  expect(noted(phone.world.memory)).toEqual([phone.account.id]);
});

it("notes what is unsent as it changes, in ids and times and no word more", async () => {
  const phone = fakeEngine();
  watch(phone);
  await phone.store.entries.bulkAdd([
    entry("op-1"),
    entry("op-2", { state: "held" }),
    entry("op-3", { state: "applied" }),
  ]);
  await noteSays(phone, ["op-1", "op-2"], 0);
  expect(note(phone)?.entries[0]).toEqual({
    id: "op-1",
    kind: "visit.record",
    made_at: "2026-11-22T02:00:00Z",
    household_id: "household-mao",
  });
  await changeEntries(phone.store, ["op-1"], { state: "applied" });
  await noteSays(phone, ["op-2"], 0);
  await changeEntries(phone.store, ["op-2"], { state: "applied" });
  await noteSays(phone, [], 0);
});

it("writes the note once for each change", async () => {
  const phone = fakeEngine();
  watch(phone);
  await noteSays(phone, [], 0);
  const write = vi.spyOn(phone.world.memory, "setItem");
  await phone.store.entries.add(entry("op-1"));
  await noteSays(phone, ["op-1"], 0);
  expect(write).toHaveBeenCalledTimes(1);
});

it("tells the person and the server what the browser has cleared, once", async () => {
  const phone = await clearedPhone();
  const stop = watch(phone);
  await vi.waitFor(async () =>
    expect(await setting(phone.store, "loss")).toEqual({
      found_at: "2026-11-22T02:00:00.000Z",
      entries: 2,
      photos: 1,
      first: "2026-11-20T02:00:00Z",
      last: "2026-11-21T02:00:00Z",
    }),
  );
  await vi.waitFor(() => expect(phone.outbox.nudge).toHaveBeenCalledTimes(1));
  expect(await reports(phone)).toMatchObject([
    { found_at: "2026-11-22T02:00:00.000Z", entries: [{ id: "op-000" }, { id: "op-001" }], photos: 1 },
  ]);
  await noteSays(phone, [], 0);
  await stop();
  await watch(phone)();
  expect(await reports(phone)).toHaveLength(1);
});

it("tells it once also when two tabs open", async () => {
  const phone = await clearedPhone();
  await Promise.all([watch(phone)(), watch(phone)()]);
  expect(await reports(phone)).toHaveLength(1);
});

it("reports a long list in parts", async () => {
  const phone = await clearedPhone(250);
  await watch(phone)();
  expect((await reports(phone)).map(({ entries, photos }) => [entries.length, photos])).toEqual([
    [200, 1],
    [50, 0],
  ]);
});

it("finds no loss when everything had been sent", async () => {
  const phone = fakeEngine();
  await watch(phone)();
  await phone.store.delete();
  await phone.store.open();
  await watch(phone)();
  expect(await setting(phone.store, "loss")).toBeUndefined();
  expect(await setting(phone.store, "canary")).toBe(note(phone)?.canary);
});

it("does not overwrite the note while the store is gone from under it", async () => {
  const phone = fakeEngine();
  const stop = watch(phone);
  await phone.store.entries.add(entry("op-1"));
  await noteSays(phone, ["op-1"], 0);
  await phone.store.delete();
  await phone.store.open();
  await stop();
  expect(note(phone)?.entries).toHaveLength(1);
});

it.each(["/", "/outbox"])("shows the loss on %s until it has been read", async (path) => {
  const phone = await clearedPhone();
  await watch(phone)();
  await openField(phone, path);
  await vi.waitFor(() =>
    expect(seen("[aria-label='这部手机的记录被清掉了']")).toContain("有 2 条县里还没收下"),
  );
  expect(seen(".card.bad")).toContain("1 张照片");
  await press("知道了");
  await vi.waitFor(() => expect(seen("main")).not.toContain("2 条县里还没收下"));
  expect(await setting(phone.store, "loss")).toBeUndefined();
});
