import type { Store } from "./database.ts";
import { entriesUnsent } from "./entries.ts";
import type { Note } from "./note.ts";
import { photosUnsent } from "./photos.ts";
import type { Entry, Loss } from "./records.ts";
import { setting } from "./settings.ts";
import { write } from "./write.ts";

/** What the note should say now; null while this store has no canary, because then it cannot know what is missing. */
export async function unsentNote(store: Store): Promise<Note | null> {
  const [canary, entries, photos] = await Promise.all([
    setting(store, "canary"),
    entriesUnsent(store),
    photosUnsent(store),
  ]);
  if (canary === undefined) return null;
  const kept = entries.filter((entry) => entry.kind !== "loss.report");
  return {
    canary,
    entries: kept.map(({ id, kind, made_at, household_id }) => ({ id, kind, made_at, household_id })),
    photos: photos.length,
  };
}

/**
 * Compares the store with the note of what it held. Where the note's canary is missing the browser has cleared the store: the
 * loss is written down with the entries that report it, and the canary, so that it is found once, in one transaction.
 * Answers whether there is one.
 */
export function compareCanary(
  store: Store,
  note: Note | null,
  fresh: string,
  report: (lost: Note) => { loss: Loss; entries: Entry[] },
): Promise<boolean> {
  return write(store, ["settings", "entries", "photos"], async () => {
    const canary = await setting(store, "canary");
    if (canary !== undefined && (note === null || note.canary === canary)) return false;
    await store.settings.put({ key: "canary", value: note?.canary ?? fresh });
    if (note === null) return false;
    const here = await store.entries.bulkGet(note.entries.map(({ id }) => id));
    const photosHere = await photosUnsent(store);
    const lost = {
      ...note,
      entries: note.entries.filter((_entry, i) => here[i] === undefined),
      photos: Math.max(0, note.photos - photosHere.length),
    };
    if (lost.entries.length + lost.photos === 0) return false;
    const { loss, entries } = report(lost);
    await store.settings.put({ key: "loss", value: loss });
    await store.entries.bulkAdd(entries);
    return true;
  });
}

/** The person has read it. */
export function forgetLoss(store: Store): Promise<void> {
  return write(store, ["settings"], () => store.settings.delete("loss"));
}
