import type { Instant } from "../api/wire.ts";
import type { Store } from "../store/database.ts";
import { allEntries, entry, photosIn } from "../store/entries.ts";
import { allPhotos } from "../store/photos.ts";
import type { Entry, PhotoRecord } from "../store/records.ts";

/** What is only on this phone. */
export interface Unsent {
  /** Entries that the county has not taken: waiting, held, or refused and kept. */
  entries: number;
  photos: number;
  bytes: number;
  /** When the oldest of it was made. */
  oldest: Instant | null;
  /** Refused entries and photos that nobody has dealt with yet. */
  refused: number;
}

/** An entry with what became of its photos. */
export interface OutboxRow {
  entry: Entry;
  photos: { here: number; of: number; refused: PhotoRecord[] };
  bytesToGo: number;
}

/** Newest first. */
export async function readOutbox(store: Store): Promise<OutboxRow[]> {
  const [entries, photos] = await Promise.all([allEntries(store), allPhotos(store)]);
  const known = new Map(photos.map((photo) => [photo.id, photo]));
  return entries.map((entry) => row(entry, known));
}

/** One of them. */
export async function readRow(store: Store, id: string): Promise<OutboxRow | undefined> {
  const [found, photos] = await Promise.all([entry(store, id), allPhotos(store)]);
  return found && row(found, new Map(photos.map((photo) => [photo.id, photo])));
}

function row(entry: Entry, known: Map<string, PhotoRecord>): OutboxRow {
  // One that was thrown away is neither here nor still to come.
  const noted = photosIn(entry).filter((note) => known.get(note.id)?.state !== "discarded");
  const mine = noted.map((note) => known.get(note.id)).filter((photo) => photo !== undefined);
  const missing = mine.filter((photo) => photo.state !== "here");
  const text = entry.custody === "phone" ? entry.bytes : 0;
  return {
    entry,
    photos: {
      here: noted.length - missing.length,
      of: noted.length,
      refused: mine.filter((photo) => photo.state === "refused"),
    },
    bytesToGo: missing.reduce((sum, photo) => sum + photo.bytes - photo.sent, text),
  };
}

/** For the word on custody that is always in sight, and before signing out. */
export async function readUnsent(store: Store): Promise<Unsent> {
  const [entries, photos] = await Promise.all([allEntries(store), allPhotos(store)]);
  const undecided = entries.filter((entry) => entry.state === "refused" && entry.kept_at === null);
  const onPhone = entries.filter((entry) => entry.custody === "phone" && !undecided.includes(entry));
  const waiting = photos.filter((photo) => photo.state === "waiting");
  const times = onPhone.map((entry) => entry.made_at).sort();
  return {
    entries: onPhone.length,
    photos: waiting.length,
    bytes: [
      ...onPhone.map((entry) => entry.bytes),
      ...waiting.map((photo) => photo.bytes - photo.sent),
    ].reduce((sum, bytes) => sum + bytes, 0),
    oldest: times[0] ?? null,
    refused: undecided.length + photos.filter((photo) => photo.state === "refused").length,
  };
}
