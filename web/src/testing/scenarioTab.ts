/** One tab of the app as a scenario drives it: its rounds begin when the scenario says so, its requests wait to be answered. */
import { openApi } from "../api/client.ts";
import type { Engine } from "../field/engine.ts";
import { watchUnsent } from "../field/loss/watchUnsent.ts";
import { type Outbox, openOutbox } from "../outbox/outbox.ts";
import type { Store } from "../store/database.ts";
import { pull } from "../sync/pull.ts";
import type { World } from "../world.ts";
import { liYue } from "./cast.ts";
import { fakeEngine } from "./engine.ts";
import type { Asked } from "./scenarioWire.ts";
import { fakeWorld } from "./world.ts";

/** What the tabs of a phone share. */
export interface Shared {
  now: number;
  chance: number;
  ids: string[];
  store: Store;
  memory: World["memory"];
  /** Names of the Web Locks that are held. */
  held: Set<string>;
}

export interface Tab {
  engine: Engine;
  outbox: Outbox;
  asked: Asked[];
  /** Seconds to the next round; null where none comes by itself. */
  next(): number | null;
  /** Begins the round that is due. */
  begin(): void;
  /** Resolves when there is a request to answer, or nothing more to wait for. */
  still(): Promise<void>;
  wake(): void;
  signIn(): void;
  signOut(): Promise<void>;
  clockMoved(ms: number): void;
  unwatch(): Promise<void>;
  close(): Promise<void>;
}

export function openTab(shared: Shared): Tab {
  const asked: Asked[] = [];
  let alarm: { at: number; ring: () => void } | null = null;
  let started = false;
  let wanted: (() => void) | null = null;
  let woken = () => {};
  const world: World = {
    ...fakeWorld(),
    now: () => shared.now,
    random: () => shared.chance,
    id: () => shared.ids.shift() ?? "an id",
    memory: shared.memory,
    locks: locks(shared.held),
    fetch: (path, init) => new Promise((resolve) => asked.push({ path, init, answer: resolve })),
    whenWoken(then) {
      woken = then;
      return () => {};
    },
    // The alarm's wait can be called off; a request's patience cannot.
    wait: (ms, signal) =>
      new Promise((done) => {
        if (signal === undefined) return;
        const mine = { at: shared.now + ms, ring: done };
        alarm = mine;
        signal.addEventListener("abort", () => {
          if (alarm === mine) alarm = null;
          done();
        });
      }),
  };
  const engine = { ...fakeEngine(), store: shared.store };
  const sender = { world, store: shared.store, api: openApi(world, liYue.id), deviceId: "device-1" };
  const open = () =>
    openOutbox({ ...sender, name: "sender", pull: () => pull(sender), onFailure: () => undefined });
  const tab: Tab = {
    outbox: open(),
    asked,
    engine: { ...engine, world, outbox: { ...engine.outbox, nudge: async () => ask("nudge") } },
    next: () => (wanted ? 0 : alarm && Math.max(0, (alarm.at - shared.now) / 1000)),
    begin() {
      const begin = wanted ?? alarm?.ring;
      if (wanted === null) alarm = null;
      wanted = null;
      begin?.();
    },
    async still() {
      const busy = () => ["text", "pulling", "photo"].includes(tab.outbox.sending.value.doing);
      do await turn();
      while (asked.length === 0 && busy());
    },
    wake: () => ask("wake"),
    signIn: () => ask(started ? "nudge" : "start"),
    async signOut() {
      started = false;
      wanted = null;
      await tab.outbox.stop();
      tab.outbox = open();
    },
    clockMoved(ms) {
      if (alarm) alarm.at += ms;
    },
    unwatch: async () => {},
    async close() {
      await tab.outbox.stop();
      await tab.unwatch();
    },
  };
  ask("start");
  tab.unwatch = watchUnsent(tab.engine);
  return tab;

  /** In the midst of a round at once; else when the scenario comes to the next one. */
  function ask(why: "start" | "nudge" | "wake"): void {
    if (why !== "start" && !started) return;
    if (wanted !== null && why === "nudge") return;
    const does = {
      start: () => tab.outbox.start(),
      nudge: () => void tab.outbox.nudge(),
      wake: () => void woken(),
    };
    if (["text", "pulling", "photo"].includes(tab.outbox.sending.value.doing)) {
      does[why]();
      return;
    }
    started = true;
    if (wanted === null || why === "wake") wanted = does[why];
  }
}

/** The loop's next turn: the store's answers come between two. */
const turn = () => new Promise((done) => setTimeout(done));

function locks(held: Set<string>): LockManager {
  const request = async (name: string, _options: LockOptions, work: (lock: unknown) => Promise<unknown>) => {
    if (held.has(name)) return work(null);
    held.add(name);
    return work({}).finally(() => held.delete(name));
  };
  return { request } as unknown as LockManager;
}
