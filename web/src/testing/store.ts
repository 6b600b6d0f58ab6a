import { onTestFinished } from "vitest";
import { Closed, openStore, type Store } from "../store/database.ts";

export const testKey = new Uint8Array(32).fill(7);
let count = 0;

/** An empty store of its own, gone when the test is over. */
export function emptyStore(): Store {
  count += 1;
  const store = openStore(`test-${count}`, testKey);
  onTestFinished(async () => {
    await store.delete();
  });
  return store;
}

/** A phone that an account has not been on yet. */
export function closedStore(): Closed {
  count += 1;
  const closed = new Closed(`test-${count}`);
  onTestFinished(() => closed.delete());
  return closed;
}
