import type { World } from "../../world.ts";

const patience = 15 * 60_000;
/** A person's own: a page scrolls by itself too, when a list grows. */
const signs = ["pointerdown", "pointermove", "touchmove", "keydown", "input", "wheel"];

/**
 * Calls `then` once nobody has touched the page for 15 minutes; one that is hidden is not touched. By the clock and not by
 * the timer alone: a phone asleep counts no time, and is asked as soon as it is looked at again. The answer stops it.
 */
export function watchIdle({ now, wait }: Pick<World, "now" | "wait">, then: () => void): () => void {
  const over = new AbortController();
  let last = now();

  const touch = () => {
    if (isLate()) return end();
    last = now();
  };
  const look = () => {
    if (document.visibilityState === "hidden") touch();
    else if (isLate()) end();
  };
  // A clock that was set back begins the time anew.
  const isLate = () => {
    last = Math.min(last, now());
    return now() - last >= patience;
  };

  function end(): void {
    if (over.signal.aborted) return;
    stop();
    then();
  }
  function stop(): void {
    over.abort();
    for (const sign of signs) removeEventListener(sign, touch, true);
    document.removeEventListener("visibilitychange", look);
  }
  async function sleep(): Promise<void> {
    while (!over.signal.aborted) {
      await wait(patience - (now() - last), over.signal);
      if (isLate()) end();
    }
  }

  for (const sign of signs) addEventListener(sign, touch, { capture: true, passive: true });
  document.addEventListener("visibilitychange", look);
  sleep();
  return stop;
}
