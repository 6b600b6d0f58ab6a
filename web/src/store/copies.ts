import type { Store } from "./database.ts";
import { withBytes } from "./photoBytes.ts";
import type { PhotoRecord } from "./records.ts";

/** The photos that the server has and whose bytes this phone keeps as well, oldest first. */
const copies = async (store: Store): Promise<PhotoRecord[]> =>
  withBytes(store, await store.photos.where("state").equals("here").sortBy("id"));

export const countCopies = async (store: Store): Promise<number> => (await copies(store)).length;

/** Makes room: lets go of copies, oldest first, until `bytes` are free. Never of a photo that the server has not. Answers whether any went. */
export function releaseCopies(store: Store, bytes: number): Promise<boolean> {
  return store.transaction("rw", [store.photos, store.photoBytes], async () => {
    let freed = 0;
    for (const photo of await copies(store)) {
      if (freed >= bytes) break;
      await store.photoBytes.delete(photo.id);
      freed += photo.bytes;
    }
    return freed > 0;
  });
}
