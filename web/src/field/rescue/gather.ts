import type { Operation, PhotoNote } from "../../api/wire.ts";
import { operation } from "../../outbox/queue.ts";
import type { Store } from "../../store/database.ts";
import { entriesUnsent } from "../../store/entries.ts";
import { withBytes } from "../../store/photoBytes.ts";
import { photosUnsent } from "../../store/photos.ts";

/** What is nowhere but on this phone. */
export interface Gathered {
  operations: Operation[];
  photos: PhotoNote[];
}

export async function gather(store: Store): Promise<Gathered> {
  const [entries, photos] = await Promise.all([entriesUnsent(store), photosUnsent(store)]);
  return { operations: entries.map(operation), photos: await withBytes(store, photos) };
}
