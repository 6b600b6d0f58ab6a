import type { Store } from "./database.ts";
import { dropEntry, photosIn } from "./entries.ts";
import type { Custody, Entry } from "./records.ts";
import { isSafe } from "./safe.ts";
import { setting } from "./settings.ts";
import { write } from "./write.ts";

const days = 86_400_000;
/** How long a finished entry stays to be looked at. */
const shown = 30 * days;

/**
 * The township's word, as the bundles tell it: what was received becomes verified where an approval stands on it or on a later
 * revision, and is received again where the township has taken its word back.
 */
export function noteVerdicts(store: Store): Promise<void> {
  return write(store, ["entries", "households"], async () => {
    const applied = () => store.entries.where("state").equals("applied");
    const visited = new Set((await applied().toArray()).map((entry) => entry.household_id));
    const approved = new Map<string, number>();
    for (const bundle of await store.households.bulkGet([...visited])) {
      for (const { id, approved_revision } of bundle?.visits ?? []) approved.set(id, approved_revision ?? 0);
    }
    const told = (entry: Entry): Custody => {
      const written = revisionOf(entry);
      const until = written && approved.get(written.visit);
      if (until === undefined || entry.custody === "phone") return entry.custody;
      return written && written.number <= until ? "verified" : "received";
    };
    await applied()
      .and((entry) => told(entry) !== entry.custody)
      .modify((entry) => {
        entry.custody = told(entry);
      });
  });
}

/** Which revision of which visit an entry has written. */
function revisionOf({ kind, body }: Entry): { visit: string; number: number } | undefined {
  if (kind === "visit.record") return { visit: body.id, number: 1 };
  if (kind === "visit.amend") return { visit: body.visit_id, number: body.base_revision + 1 };
  return undefined;
}

/**
 * Lets go of entries that the server has had for a month and that a verified backup holds, photos and all. Anything else stays
 * until a person says so.
 */
export function forgetDone(store: Store, now: number): Promise<void> {
  const before = new Date(now - shown).toISOString();
  return write(store, ["drafts", "entries", "photos", "photoBytes", "settings"], async () => {
    const until = await setting(store, "safe_until");
    const old = await store.entries
      .where("state")
      .equals("applied")
      .and(
        (entry) =>
          entry.answered_at !== null && entry.answered_at < before && isSafe(entry.received_at, until),
      )
      .toArray();
    for (const entry of old) {
      const ids = photosIn(entry).map((photo) => photo.id);
      const needed = await store.photos
        .where("id")
        .anyOf(ids)
        .and(({ state, here_at }) => state !== "discarded" && !(state === "here" && isSafe(here_at, until)))
        .count();
      if (needed === 0) await dropEntry(store, entry.id);
    }
  });
}
