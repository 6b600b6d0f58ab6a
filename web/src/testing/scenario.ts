/** Plays a scenario with the app's own outbox and store. How they are written: tests/scenarios/README.md. */
import { expect, vi } from "vitest";
import { sha256 } from "../api/sha256.ts";
import { allHouseholds } from "../store/households.ts";
import { readNote } from "../store/note.ts";
import { setting } from "../store/settings.ts";
import { liYue } from "./cast.ts";
import { acts, type Stage } from "./scenarioActs.ts";
import { openTab, type Tab } from "./scenarioTab.ts";
import { answer, described, type Step, start } from "./scenarioWire.ts";
import { emptyStore } from "./store.ts";

export async function play(steps: Step[], chance: number): Promise<void> {
  const tabs = new Map<unknown, Tab>();
  const opened = new Set<Tab>();
  const memory = new Map<string, string>();
  const stage: Stage = {
    chance,
    now: Date.parse(start),
    ids: [],
    store: emptyStore(),
    held: new Set(),
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => memory.set(key, value),
      removeItem: (key) => memory.delete(key),
    },
    photos: new Map(),
    bodies: {},
    tab(step) {
      const number = step.tab ?? 1;
      return tabs.get(number) ?? stage.reopen(step);
    },
    reopen(step) {
      const tab = openTab(stage);
      tabs.set(step.tab ?? 1, tab);
      opened.add(tab);
      return tab;
    },
    async kill(step) {
      await stage.tab(step).unwatch();
      opened.delete(stage.tab(step));
      stage.held.clear();
      stage.reopen(step);
    },
    setClock(ms) {
      for (const tab of tabs.values()) tab.clockMoved(ms - stage.now);
      stage.now = ms;
    },
    async note(id, size) {
      const data = new Uint8Array(size).fill(id.charCodeAt(id.length - 1));
      stage.photos.set(id, data);
      return { id, sha256: await sha256(data.buffer), bytes: size, kind: "scene", taken_at: start };
    },
  };
  await run(stage, steps);
  for (const tab of opened) await tab.close();
}

async function run(stage: Stage, steps: Step[]): Promise<void> {
  for (const step of steps) {
    stage.tab(step);
    const verb = Object.keys(step)[0] ?? "";
    if (verb === "round") await round(stage, step);
    else if (verb === "expect") await check(stage, step);
    else await acts[verb]?.(stage, step);
  }
}

async function round(stage: Stage, step: Step): Promise<void> {
  const tab = stage.tab(step);
  expect(tab.next(), "a round is due").toBe(0);
  tab.begin();
  await tab.still();
  for (const wanted of step.round as Step[]) {
    const { gets, meanwhile, ...request } = wanted;
    const asked = tab.asked.shift();
    if (!asked) throw new Error(`${JSON.stringify(request)} was not asked`);
    const epoch = await setting(stage.store, "epoch");
    expect(await described(asked, stage.photos, { ...stage, epoch })).toEqual(request);
    await run(stage, (meanwhile ?? []) as Step[]);
    if (gets === "killed") return stage.kill(step);
    asked.answer(answer(wanted, stage.photos));
    await tab.still();
  }
  expect(tab.asked.map(({ path, init }) => [init.method, path])).toEqual([]);
}

async function check(stage: Stage, step: Step): Promise<void> {
  const { entries, photos, households, settings, sending, note } = step.expect as Record<
    string,
    Step | undefined
  >;
  const { store, chance } = stage;
  if (entries) expect(named((await store.entries.toArray()).map(shown), entries)).toEqual(entries);
  if (photos) {
    const copies = new Set(await store.photoBytes.toCollection().primaryKeys());
    const rows = (await store.photos.toArray()).map((photo) => ({
      ...shown(photo),
      copy: copies.has(photo.id),
    }));
    expect(named(rows, photos)).toEqual(photos);
  }
  if (households) {
    const bundles = await allHouseholds(store);
    expect(Object.fromEntries(bundles.map(({ id, revision }) => [id, revision]))).toEqual(households);
  }
  for (const [key, value] of Object.entries(settings ?? {})) {
    expect((await store.settings.get(key as "epoch"))?.value ?? null, key).toEqual(value);
  }
  if (note) {
    await vi.waitFor(() => {
      const have = readNote(stage.memory, liYue.id);
      expect({ entries: have?.entries.map(({ id }) => id), photos: have?.photos }).toEqual(note);
    });
  }
  if (sending) {
    const tab = stage.tab(step);
    const now = tab.outbox.sending.value;
    const have = { doing: now.doing, failure: "failure" in now ? now.failure.code : null, next: tab.next() };
    const chosen = Object.entries(sending).map(([key, value]) => [
      key,
      Array.isArray(value) ? value[chance] : value,
    ]);
    expect(have).toMatchObject(Object.fromEntries(chosen));
    if (sending.doing === "waiting" && "at" in now) expect((now.at - stage.now) / 1000).toBe(have.next);
  }
}

/** Failures and problems by their code. */
function shown<T extends { id: string; problem: { code: string } | null }>(row: T): Step & { id: string } {
  const { failure } = row as { failure?: { code: string } | null };
  return { ...row, failure: failure?.code ?? null, problem: row.problem?.code ?? null };
}

/** Each row by its id, with the fields that are asked for. */
function named(rows: (Step & { id: string })[], wanted: Step): Step {
  const fields = (id: string) => Object.keys((wanted[id] ?? {}) as Step);
  return Object.fromEntries(
    rows.map((row) => [
      row.id,
      Object.fromEntries(fields(row.id).map((field) => [field, row[field] ?? null])),
    ]),
  );
}
