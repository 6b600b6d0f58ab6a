import Dexie, { type Table } from "dexie";
import { releaseCopies } from "./copies.ts";
import type { Closed, Store } from "./database.ts";

/** The phone has no room left. Nothing of the transaction was written. */
export class StoreFull extends Error {
  override readonly name = "StoreFull";
  readonly code = "store_full";
}

type Name = "households" | "drafts" | "entries" | "photos" | "photoBytes" | "settings";

/** Texts are kilobytes; the browser wants some room of its own to write them. */
const usual = 1024 * 1024;

/**
 * Runs `work` as one transaction; resolves once it is on the disk, so "saved" may be said then and not before. On a full phone
 * it makes `room` by letting go of photo copies that the server has, and runs once more.
 */
export async function write<T>(
  store: Store,
  names: Name[],
  work: () => Promise<T>,
  room = usual,
): Promise<T> {
  const tables: Table[] = names.map((name) => store[name]);
  const once = () => store.transaction("rw", tables, work);
  try {
    return await once();
  } catch (error) {
    // Inside another transaction only the whole of it can begin again.
    if (!isQuota(error) || Dexie.currentTransaction) throw error;
  }
  try {
    if (await releaseCopies(store, room)) return await once();
  } catch (error) {
    if (!isQuota(error)) throw error;
  }
  throw new StoreFull();
}

/** The same for the wrapped keys, while the store is closed: no copy can be let go of then. */
export async function writeWrappings<T>(closed: Closed, work: () => Promise<T>): Promise<T> {
  try {
    return await closed.transaction("rw", [closed.wrappings], work);
  } catch (error) {
    throw isQuota(error) ? new StoreFull() : error;
  }
}

/** Browsers report a full disk as the error itself or as the cause of an aborted transaction. */
function isQuota(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { name, inner } = error as { name?: string; inner?: unknown };
  return name === "QuotaExceededError" || (inner !== undefined && inner !== error && isQuota(inner));
}
