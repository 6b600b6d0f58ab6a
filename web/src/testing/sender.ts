import { openApi } from "../api/client.ts";
import { sha256 } from "../api/sha256.ts";
import type { Sender } from "../outbox/sendText.ts";
import type { Store } from "../store/database.ts";
import type { PhotoRecord } from "../store/records.ts";
import { type FakeServer, fakeServer } from "./server.ts";
import { emptyStore } from "./store.ts";
import { type FakeWorld, fakeWorld } from "./world.ts";

/** A phone with an empty store and a server that answers. */
export function phone(): Sender & { world: FakeWorld; server: FakeServer } {
  const server = fakeServer();
  const world = fakeWorld(server.handler);
  return { world, server, api: openApi(world), store: emptyStore(), deviceId: "device-1" };
}

/** A photo of `bytes` zeros in the store. */
export async function shoot(
  store: Store,
  id: string,
  bytes: number,
  change: Partial<PhotoRecord> = {},
): Promise<PhotoRecord> {
  const data = new ArrayBuffer(bytes);
  const photo: PhotoRecord = {
    id,
    sha256: await sha256(data),
    bytes,
    kind: "scene",
    taken_at: "2026-11-22T01:50:00Z",
    draft_id: "draft-1",
    entry_id: null,
    state: "drafted",
    sent: 0,
    begun: false,
    here_at: null,
    problem: null,
    ...change,
  };
  await store.photos.add(photo);
  await store.photoBytes.add({ id, data });
  return photo;
}
