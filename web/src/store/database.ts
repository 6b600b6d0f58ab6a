import Dexie, { type Table } from "dexie";
import type { Bundle } from "../api/wire.ts";
import type { Draft, Entry, PhotoRecord, Settings } from "./records.ts";
import type { Key } from "./seal.ts";
import { sealing } from "./sealing.ts";
import type { Wrapping } from "./wrappings.ts";

export interface PhotoBytes {
  id: string;
  data: ArrayBuffer;
}

/** One account's database without its key: only the wrapped keys can be read. Nobody outside `store/` looks inside. */
export class Closed extends Dexie {
  readonly wrappings!: Table<Wrapping, Wrapping["by"]>;
  readonly accountId: string;

  constructor(accountId: string) {
    // Strict: a transaction is complete when it is on the disk, not when the system has promised to write it.
    super(`ruhu-${accountId}`, { chromeTransactionDurability: "strict" });
    this.accountId = accountId;
    this.version(1).stores({
      households: "id",
      drafts: "id, household_id",
      entries: "id, household_id, state",
      photos: "id, draft_id, entry_id, state",
      photoBytes: "id",
      settings: "key",
    });
    this.version(2).stores({ households: "id, revision", wrappings: "by" });
  }
}

/** The same with its key. */
export class Store extends Closed {
  readonly households!: Table<Bundle, string>;
  readonly drafts!: Table<Draft, string>;
  readonly entries!: Table<Entry, string>;
  readonly photos!: Table<PhotoRecord, string>;
  readonly photoBytes!: Table<PhotoBytes, string>;
  readonly settings!: Table<{ key: keyof Settings; value: Settings[keyof Settings] }, keyof Settings>;

  constructor(accountId: string, key: Key) {
    super(accountId);
    this.use(sealing(key, ["wrappings"]));
  }
}

export const openStore = (accountId: string, key: Key): Store => new Store(accountId, key);
