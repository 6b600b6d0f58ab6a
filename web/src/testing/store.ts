import { onTestFinished } from "vitest";
import { openStore, type Store } from "../store/database.ts";

let count = 0;

/** An empty store of its own, gone when the test is over. */
export function emptyStore(): Store {
  count += 1;
  const store = openStore(`test-${count}`);
  onTestFinished(async () => {
    await store.delete();
  });
  return store;
}
