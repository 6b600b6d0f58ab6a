import type { Instant, PhotoNote } from "../api/wire.ts";
import type { Store } from "./database.ts";
import { mustLive, withPhoto } from "./drafts.ts";
import type { PhotoRecord } from "./records.ts";
import { write } from "./write.ts";

export const allPhotos = (store: Store) => store.photos.toArray();

export const photo = (store: Store, id: string) => store.photos.get(id);

export const photosOf = (store: Store, entryId: string) =>
  store.photos.where("entry_id").equals(entryId).toArray();

export const photosWaiting = (store: Store) => store.photos.where("state").equals("waiting").sortBy("id");

/** Those of saved entries that the server has not, in the order in which they were taken. */
export const photosUnsent = (store: Store) =>
  store.photos.where("state").anyOf("waiting", "refused").sortBy("id");

/**
 * Takes a photo in and notes it in its draft, as one transaction: the form may be left by now. Rejects with `DraftGone` when
 * nobody would ever ask for it.
 */
export function addPhoto(
  store: Store,
  photo: PhotoRecord & { draft_id: string },
  data: ArrayBuffer,
): Promise<void> {
  const work = async () => {
    const draft = await mustLive(store, photo.draft_id);
    await store.photos.add(photo);
    await store.photoBytes.add({ id: photo.id, data });
    await store.drafts.put({ ...draft, ...withPhoto(draft, noteOf(photo)) });
  };
  return write(store, ["drafts", "photos", "photoBytes"], work, 2 * data.byteLength);
}

const noteOf = ({ id, sha256, bytes, kind, taken_at }: PhotoRecord): PhotoNote => ({
  id,
  sha256,
  bytes,
  kind,
  taken_at,
});

export function changePhoto(store: Store, id: string, change: Partial<PhotoRecord>): Promise<void> {
  return write(store, ["photos"], async () => {
    await store.photos.update(id, change);
  });
}

/** The server has answered with the same hash. The bytes stay until a backup holds it, see `noteSafe`. */
export function photoArrived(store: Store, photo: PhotoRecord, hereAt: Instant | null): Promise<void> {
  return changePhoto(store, photo.id, { state: "here", sent: photo.bytes, here_at: hereAt, problem: null });
}

/** The bytes go; that there was a photo stays with its entry, so that it never counts as one that the server has. */
export function discardPhoto(store: Store, id: string): Promise<void> {
  return write(store, ["photos", "photoBytes"], async () => {
    await store.photos.update(id, { state: "discarded", problem: null });
    await store.photoBytes.delete(id);
  });
}

export function dropPhoto(store: Store, id: string): Promise<void> {
  return write(store, ["photos", "photoBytes"], async () => {
    await store.photos.delete(id);
    await store.photoBytes.delete(id);
  });
}
