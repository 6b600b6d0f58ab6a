import type { Store } from "./database.ts";
import type { Settings } from "./records.ts";
import { write } from "./write.ts";

export async function setting<K extends keyof Settings>(
  store: Store,
  key: K,
): Promise<Settings[K] | undefined> {
  const row = await store.settings.get(key);
  return row?.value as Settings[K] | undefined;
}

export function remember(store: Store, settings: Partial<Settings>): Promise<void> {
  const rows = Object.entries(settings).map(([key, value]) => ({ key: key as keyof Settings, value }));
  return write(store, ["settings"], async () => {
    await store.settings.bulkPut(rows);
  });
}
