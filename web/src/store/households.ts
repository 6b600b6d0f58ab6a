import type { Bundle } from "../api/wire.ts";
import type { Store } from "./database.ts";
import { write } from "./write.ts";

export const allHouseholds = (store: Store) => store.households.toArray();

export const household = (store: Store, id: string) => store.households.get(id);

/** What the server needs to know to send only what differs. */
export async function knownRevisions(store: Store): Promise<Record<string, number>> {
  const known: Record<string, number> = {};
  await store.households.each((bundle) => {
    known[bundle.id] = bundle.revision;
  });
  return known;
}

/** Takes in what a pull brought. Drafts and the outbox stay, also of households that are gone. */
export function takeBundles(store: Store, bundles: Bundle[], gone: string[]): Promise<void> {
  return write(store, ["households"], async () => {
    await store.households.bulkDelete(gone);
    await store.households.bulkPut(bundles);
  });
}
