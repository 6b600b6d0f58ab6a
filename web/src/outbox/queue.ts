import type { Operation } from "../api/wire.ts";
import type { Entry } from "../store/records.ts";

/** The server's limits for one push, with room for the envelope. */
const mostOperations = 200;
const mostBytes = 1024 * 1024 - 4096;

/** The first entries that fit one push; at least one, however large, so that its size is the server's to judge. */
export function batch(entries: Entry[], most = mostOperations): Entry[] {
  const taken: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    bytes += entry.bytes + 1;
    if (taken.length > 0 && (taken.length >= Math.min(most, mostOperations) || bytes > mostBytes)) break;
    taken.push(entry);
  }
  return taken;
}

export const operation = ({ id, kind, made_at, body }: Entry) => ({ id, kind, made_at, body }) as Operation;
