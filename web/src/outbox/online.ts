import type { World } from "../world.ts";

export interface Alarm {
  /** Rings once after `ms`, instead of any earlier wish. */
  in(ms: number): void;
  /** Rings for time no more, until the next wish. */
  off(): void;
  stop(): void;
}

/** Says when a round is worth trying: a network came back, the app is looked at again, or the time has come. */
export function setAlarm(world: World, ring: (why: "woken" | "time") => void): Alarm {
  let timer = new AbortController();
  const deaf = world.whenWoken(() => ring("woken"));
  return {
    in(ms) {
      timer.abort();
      const mine = new AbortController();
      timer = mine;
      world.wait(ms, mine.signal).then(() => mine.signal.aborted || ring("time"));
    },
    off: () => timer.abort(),
    stop() {
      timer.abort();
      deaf();
    },
  };
}
