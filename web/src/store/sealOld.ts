import type { Closed } from "./database.ts";
import type { Key } from "./seal.ts";
import { sealRow } from "./sealing.ts";

/** What a version before the key has left in clear. Only while a key is being made: later a clear row is a foreign one. */
export async function sealOld(closed: Closed, key: Key): Promise<void> {
  for (const table of closed.tables) {
    if (table.name === "wrappings") continue;
    await table.toCollection().modify((row, place) => {
      place.value = sealRow(key, table.core.schema, row);
    });
  }
}
