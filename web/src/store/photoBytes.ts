import type { Store } from "./database.ts";
import type { PhotoRecord } from "./records.ts";

/** Those of `photos` whose bytes this phone has. */
export async function withBytes(store: Store, photos: PhotoRecord[]): Promise<PhotoRecord[]> {
  const ids = photos.map((photo) => photo.id);
  const kept = new Set(await store.photoBytes.where("id").anyOf(ids).primaryKeys());
  return photos.filter((photo) => kept.has(photo.id));
}

export async function photoBytes(store: Store, id: string): Promise<ArrayBuffer | undefined> {
  return (await store.photoBytes.get(id))?.data;
}
