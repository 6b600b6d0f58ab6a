import type { Instant, Stamp } from "../api/wire.ts";
import type { Store } from "./database.ts";
import { setting } from "./settings.ts";
import { write } from "./write.ts";

/** Whether what the server had at `at` lies in a verified backup. Clocks that tell more than milliseconds are cut: equal is not safe. */
export const isSafe = (at: Instant | null | undefined, safeUntil: Instant | null | undefined): boolean =>
  at != null && safeUntil != null && Date.parse(at) < Date.parse(safeUntil);

/**
 * Notes up to when the server's verified backups reach, and lets go of the photo copies that they hold. Only the word of the
 * store that we know counts: another one, restored, may have forgotten what we would let go of.
 */
export async function noteSafe(store: Store, { epoch, server_time, safe_until }: Stamp): Promise<void> {
  if (!safe_until) return;
  await write(store, ["settings", "entries", "photos", "photoBytes"], async () => {
    if (safe_until === (await setting(store, "safe_until"))) return;
    if (epoch !== (await setting(store, "epoch"))) return;
    await store.settings.put({ key: "safe_until", value: safe_until });
    const received = store.entries.where("state").equals("applied");
    const here = () => store.photos.where("state").equals("here");
    // Answered when answers did not tell the time yet: the server has it now, at the latest.
    await received.and((entry) => !entry.received_at).modify({ received_at: server_time });
    await here()
      .and((photo) => !photo.here_at)
      .modify({ here_at: server_time });
    const held = await here()
      .and((photo) => isSafe(photo.here_at, safe_until))
      .primaryKeys();
    await store.photoBytes.bulkDelete(held);
  });
}
