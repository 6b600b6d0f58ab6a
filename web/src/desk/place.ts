import { useLayoutEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";

/** What is remembered of each entry in the browser's history, for whoever comes back to it. */
const entries = new Map<number, Map<string, unknown>>();
// Upwards from now: the history still has the numbers that the page gave before it was loaded anew.
let latest = Date.now();

const here = () => entries.get(history.state?.entry);

export const recalled = (name: string): unknown => here()?.get(name);

export function remember(name: string, value: unknown): void {
  if (!here()) {
    latest += 1;
    history.replaceState({ entry: latest }, "");
    entries.set(latest, new Map());
  }
  here()?.set(name, value);
}

/** State that is as it was for who comes back with the browser's button. */
export function useRecalled<T>(name: string, initial: T): [T, (next: T) => void] {
  const [value, setValue] = useState(() => (recalled(name) as T | undefined) ?? initial);
  const set = (next: T) => {
    remember(name, next);
    setValue(next);
  };
  return [value, set];
}

/** Somebody moves by themselves. */
const moves = ["pointerdown", "wheel", "keydown"];

/** Brings who comes back to a page to where they were on it, as its rows come, unless they move first. */
export function useReturnToPlace(): void {
  const { url } = useLocation();
  useLayoutEffect(() => {
    const depth = Number(recalled("depth") ?? 0);
    let returning = depth > 0;
    const growing = new ResizeObserver(() => {
      scrollTo(0, depth);
      if (scrollY > depth - 1) stop();
    });
    function stop(): void {
      returning = false;
      growing.disconnect();
    }
    // On the way, the page that is still short says nothing about where one was.
    const note = () => returning || remember("depth", scrollY);

    if (returning) growing.observe(document.body);
    addEventListener("scroll", note, { passive: true });
    for (const move of moves) addEventListener(move, stop, { passive: true });
    return () => {
      stop();
      removeEventListener("scroll", note);
      for (const move of moves) removeEventListener(move, stop);
    };
  }, [url]);
}
