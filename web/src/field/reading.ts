import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { live } from "../store/live.ts";
import { readUnsent, type Unsent } from "./custody.ts";
import type { Engine } from "./engine.ts";
import { type HouseholdView, readViews } from "./view.ts";

/** What several screens show: read once, kept while one goes from screen to screen. */
export interface Reading {
  views: ReadonlySignal<HouseholdView[] | undefined>;
  unsent: ReadonlySignal<Unsent | undefined>;
  /** The time that "days ago" counts from; moves on while the app stays open. */
  now: ReadonlySignal<number>;
  /** What is searched for among the households. Not in the address: the browser writes that down for good. */
  search: Signal<string>;
}

const minute = 60_000;

export function openReading({ store, world }: Pick<Engine, "store" | "world">): Reading {
  let clock: ReturnType<typeof setInterval> | undefined;
  const now = signal(world.now(), {
    watched() {
      clock = setInterval(() => {
        now.value = world.now();
      }, minute);
    },
    unwatched() {
      clearInterval(clock);
    },
  });
  return {
    views: live(() => readViews(store)),
    unsent: live(() => readUnsent(store)),
    now,
    search: signal(""),
  };
}

const context = createContext<Reading | null>(null);
export const ReadingProvider = context.Provider;

export function useReading(): Reading {
  const reading = useContext(context);
  if (reading === null) throw new Error("no reading around this component");
  return reading;
}
