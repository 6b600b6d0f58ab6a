import Dexie, { type DBCore, type DBCoreMutateRequest, type Table } from "dexie";
import type { Bundle } from "../api/wire.ts";
import { plain } from "./plain.ts";
import type { Entry, PhotoRecord, Settings, VisitDraft } from "./records.ts";

export interface PhotoBytes {
  id: string;
  data: ArrayBuffer;
}

/** One account's own database. Nobody outside `store/` looks inside. */
export class Store extends Dexie {
  readonly households!: Table<Bundle, string>;
  readonly drafts!: Table<VisitDraft, string>;
  readonly entries!: Table<Entry, string>;
  readonly photos!: Table<PhotoRecord, string>;
  readonly photoBytes!: Table<PhotoBytes, string>;
  readonly settings!: Table<{ key: keyof Settings; value: Settings[keyof Settings] }, keyof Settings>;

  constructor(accountId: string) {
    // Strict: a transaction is complete when it is on the disk, not when the system has promised to write it.
    super(`ruhu-${accountId}`, { chromeTransactionDurability: "strict" });
    this.version(1).stores({
      households: "id",
      drafts: "id, household_id",
      entries: "id, household_id, state",
      photos: "id, draft_id, entry_id, state",
      photoBytes: "id",
      settings: "key",
    });
    this.use({ stack: "dbcore", name: "plain", create: onlyPlain });
  }
}

/** Every value passes through `plain` on its way in; photo bytes are plain already. */
function onlyPlain(core: DBCore): DBCore {
  return {
    ...core,
    table(name) {
      const table = core.table(name);
      if (name === "photoBytes") return table;
      const mutate = (request: DBCoreMutateRequest) =>
        table.mutate("values" in request ? { ...request, values: request.values.map(plain) } : request);
      return { ...table, mutate };
    },
  };
}

export const openStore = (accountId: string): Store => new Store(accountId);
