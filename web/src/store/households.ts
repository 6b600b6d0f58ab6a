import type { Bundle } from "../api/wire.ts";
import type { Store } from "./database.ts";
import type { Entry } from "./records.ts";
import { write } from "./write.ts";

export const allHouseholds = (store: Store) => store.households.toArray();

export const household = (store: Store, id: string) => store.households.get(id);

const asksForMending = ({ state, kept_at, kind }: Entry) =>
  state === "refused" && kept_at === null && (kind === "visit.record" || kind === "visit.amend");

/** What the server needs to know to send only what differs. From the index alone: no household is opened for it. */
export async function knownRevisions(store: Store): Promise<Record<string, number>> {
  const known: Record<string, number> = {};
  await store.households.orderBy("revision").eachKey((revision, { primaryKey }) => {
    known[primaryKey] = Number(revision);
  });
  return known;
}

/**
 * Takes in what a pull brought. Drafts and the outbox stay; a household that is gone stays too while a visit to it is
 * half-written or waits to be mended, because the form needs it: the next pull asks again.
 */
export function takeBundles(store: Store, bundles: Bundle[], gone: string[]): Promise<void> {
  return write(store, ["households", "drafts", "entries"], async () => {
    const drafts = await store.drafts.where("household_id").anyOf(gone).toArray();
    const refused = await store.entries.where("household_id").anyOf(gone).and(asksForMending).toArray();
    const needed = new Set([...drafts, ...refused].map((one) => one.household_id));
    await store.households.bulkDelete(gone.filter((id) => !needed.has(id)));
    await store.households.bulkPut(bundles);
  });
}
