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
 * The township's word, as the bundles tell it: what was received becomes verified; and is received again where the township
 * has taken its word back.
 */
export function noteVerdicts(store: Store): Promise<void> {
  return write(store, ["entries", "households"], async () => {
    const applied = () => store.entries.where("state").equals("applied");
    const visited = new Set((await applied().toArray()).map((entry) => entry.household_id));
    const approved = new Map<string, number>();
    const waiting = new Map<string, number>();
    for (const bundle of await store.households.bulkGet([...visited])) {
      for (const { id, state, revision } of bundle?.visits ?? []) {
        if (state === "approved") approved.set(id, revision);
        if (state === "waiting") waiting.set(id, revision);
      }
    }
    const become = (custody: Custody, revisions: Map<string, number>, meant: typeof isPartOf) =>
      applied()
        .and((entry) => entry.custody !== custody && entry.custody !== "phone" && meant(revisions, entry))
        .modify({ custody });
    if (approved.size > 0) await become("verified", approved, isPartOf);
    if (waiting.size > 0) await become("received", waiting, isCurrentOf);
  });
}

function isPartOf(approved: Map<string, number>, entry: Entry): boolean {
  if (entry.kind === "visit.record") return approved.has(entry.body.id);
  if (entry.kind === "visit.amend")
    return (approved.get(entry.body.visit_id) ?? 0) > entry.body.base_revision;
  return false;
}

function isCurrentOf(waiting: Map<string, number>, entry: Entry): boolean {
  if (entry.kind === "visit.record") return waiting.get(entry.body.id) === 1;
  if (entry.kind === "visit.amend") return waiting.get(entry.body.visit_id) === entry.body.base_revision + 1;
  return false;
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
