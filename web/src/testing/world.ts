import type { World } from "../world.ts";

export type Handler = (path: string, init: RequestInit) => Response | Promise<Response>;

/** A world whose clock stands still, whose network is `handler`, and whose ids count up. */
export interface FakeWorld extends World {
  handler: Handler;
  time: number;
  asked: { method: string; path: string }[];
  /** Lets the waits that are due by `ms` from now end. */
  pass(ms: number): Promise<void>;
  wake(): void;
  wokenAsked: number;
}

export const noNetwork: Handler = () => Promise.reject(new TypeError("no network"));

export function fakeWorld(handler: Handler = noNetwork): FakeWorld {
  let count = 0;
  let waits: { until: number; done: () => void }[] = [];
  const listeners = new Set<() => void>();
  const memory = new Map<string, string>();
  const world: FakeWorld = {
    handler,
    time: Date.parse("2026-11-22T10:00:00+08:00"),
    asked: [],
    wokenAsked: 0,
    fetch(path, init) {
      world.asked.push({ method: init.method ?? "GET", path });
      return Promise.resolve().then(() => world.handler(path, init));
    },
    now: () => world.time,
    random: () => 1,
    id() {
      count += 1;
      return `00000000-0000-7000-8000-${String(count).padStart(12, "0")}`;
    },
    whenWoken(then) {
      listeners.add(then);
      return () => listeners.delete(then);
    },
    wake() {
      for (const then of listeners) then();
    },
    askToBeWoken() {
      world.wokenAsked += 1;
    },
    askToKeep: () => Promise.resolve(false),
    wait(ms, signal) {
      return new Promise((done) => {
        waits.push({ until: world.time + ms, done });
        signal?.addEventListener("abort", () => done());
      });
    },
    async pass(ms) {
      world.time += ms;
      const due = waits.filter((wait) => wait.until <= world.time);
      waits = waits.filter((wait) => wait.until > world.time);
      for (const wait of due) wait.done();
      await Promise.resolve();
    },
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => memory.set(key, value),
      removeItem: (key) => memory.delete(key),
    },
    locks: undefined,
  };
  return world;
}
