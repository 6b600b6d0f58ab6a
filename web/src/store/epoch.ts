import type { Store } from "./database.ts";
import { setting } from "./settings.ts";
import { write } from "./write.ts";

/**
 * Notes which store the server has. When it is another one than before, restored perhaps to last night, all that we hold
 * of the old one is asked again: the households, the entries and their photos, also one that was unknown only because its
 * text was. A refusal too: the new one knows nothing of it, and may have been handed the entry in a rescue file. What was safe
 * in the old one's backups no longer counts. Answers whether it is another one.
 */
export function noteEpoch(store: Store, epoch: string): Promise<boolean> {
  return write(store, ["settings", "households", "entries", "photos"], async () => {
    const before = await setting(store, "epoch");
    if (before === epoch) return false;
    await store.settings.put({ key: "epoch", value: epoch });
    if (before === undefined) return false;
    await store.settings.delete("safe_until");
    await store.households.toCollection().modify({ revision: 0 });
    await store.entries
      .where("state")
      .anyOf("applied", "refused")
      .modify({ state: "waiting", custody: "phone", received_at: null, problem: null });
    await store.photos
      .where("state")
      .anyOf("here", "refused")
      .and(({ state, problem }) => state === "here" || problem?.code === "unknown_photo")
      .modify({ state: "waiting", sent: 0, here_at: null, problem: null });
    return true;
  });
}
