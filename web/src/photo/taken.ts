import { sha256 } from "../api/sha256.ts";
import type { PhotoKind } from "../api/terms.ts";
import type { PhotoNote } from "../api/wire.ts";
import type { World } from "../world.ts";
import { shrink } from "./shrink.ts";

/** A picture made smaller, and what a visit or a step says of it. Rejects with `UnreadablePicture`. */
export async function taken(
  world: World,
  picture: Blob,
  kind: PhotoKind,
): Promise<{ note: PhotoNote; data: ArrayBuffer }> {
  const data = await shrink(picture);
  const note = {
    id: world.id(),
    sha256: await sha256(data),
    bytes: data.byteLength,
    kind,
    taken_at: new Date(world.now()).toISOString(),
  };
  return { note, data };
}
