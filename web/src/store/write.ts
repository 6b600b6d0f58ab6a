import type { Table } from "dexie";
import type { Store } from "./database.ts";

/** The phone has no room left. Nothing of the transaction was written. */
export class StoreFull extends Error {
  override readonly name = "StoreFull";
  readonly code = "store_full";
}

type Name = "households" | "drafts" | "entries" | "photos" | "photoBytes" | "settings";

/** Runs `work` as one transaction; resolves once it is on the disk, so "saved" may be said then and not before. */
export async function write<T>(store: Store, names: Name[], work: () => Promise<T>): Promise<T> {
  const tables: Table[] = names.map((name) => store[name]);
  try {
    return await store.transaction("rw", tables, work);
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
