import { signal } from "@preact/signals";
import { vi } from "vitest";
import type { Engine } from "../field/engine.ts";
import type { Sending } from "../outbox/outbox.ts";
import { liYue } from "./cast.ts";
import { emptyStore } from "./store.ts";
import { type FakeWorld, fakeWorld } from "./world.ts";

/** A helper's phone whose outbox only notes that it was called. */
export function fakeEngine(): Engine & { world: FakeWorld } {
  return {
    world: fakeWorld(),
    account: liYue,
    store: emptyStore(),
    pens: new Set(),
    unfinished: new Set(),
    unwatch: () => Promise.resolve(),
    outbox: {
      sending: signal<Sending>({ doing: "resting" }),
      start() {},
      stop: () => Promise.resolve(),
      nudge: vi.fn(() => Promise.resolve()),
    },
  };
}
