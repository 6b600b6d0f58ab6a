import { signal } from "@preact/signals";
import { useLayoutEffect, useState } from "preact/hooks";

const askings = new Set<() => void>();

/** Keeps `ask` among what did not come; the answer takes it out. */
export function didNotCome(ask: () => void): () => void {
  askings.add(ask);
  return () => void askings.delete(ask);
}

/** Asks for all on the screen that did not come: what kept one away kept the others. */
export function askAgain(): void {
  for (const ask of [...askings]) ask();
}

const lists = signal<readonly symbol[]>([]);

/** Whether this list, when it did not come, is the one that offers to ask again: once on a screen is enough. */
export function useOffer(failed: boolean): boolean {
  const [me] = useState(() => Symbol());
  useLayoutEffect(() => {
    if (!failed) return;
    lists.value = [...lists.peek(), me];
    return () => {
      lists.value = lists.peek().filter((other) => other !== me);
    };
  }, [failed]);
  return lists.value[0] === me;
}

/** Whether a list says already that nothing came. */
export const isSaid = () => lists.value.length > 0;
