import type { Instant, Operation, PhotoNote } from "../../api/wire.ts";
import { seal } from "./seal.ts";

/** Of one part, before it is sealed: what a server takes at once, and a cheap phone can hold. */
const most = 24 * 1024 * 1024;

export interface Rescued {
  account: { id: string; name: string };
  deviceId: string;
  madeAt: Instant;
  /** Server's clock minus the phone's, where the phone has learnt it. */
  clockOffset: number | undefined;
  operations: Operation[];
  photos: PhotoNote[];
  bytesOf: (id: string) => Promise<ArrayBuffer | undefined>;
  /** The account's rescue key, base64. */
  key: string;
}

/**
 * The rescue file, version 1: texts in part 1, photos fill up the parts. `onDone` hears how many of the bytes of the photos
 * are in. A photo whose bytes are not as they were announced is left out.
 */
export async function pack(rescued: Rescued, onDone: (bytes: number) => void, limit = most): Promise<File[]> {
  const texts = new Blob([JSON.stringify(rescued.operations)]).size;
  const parts = split(rescued.photos, limit, texts);
  const files: File[] = [];
  let done = 0;
  for (const [i, photos] of parts.entries()) {
    const notes: Pick<PhotoNote, "id" | "sha256" | "bytes">[] = [];
    const pictures: ArrayBuffer[] = [];
    for (const { id, sha256, bytes } of photos) {
      const data = await rescued.bytesOf(id);
      if (data?.byteLength === bytes) {
        notes.push({ id, sha256, bytes });
        pictures.push(data);
      }
    }
    const plain = new Blob([line(rescued, i === 0 ? rescued.operations : [], notes), "\n", ...pictures]);
    const sealed = await seal(rescued.key, header(rescued, i + 1, parts.length), await plain.arrayBuffer());
    files.push(new File([sealed], fileName(rescued, i + 1, parts.length)));
    done += photos.reduce((sum, { bytes }) => sum + bytes, 0);
    onDone(done);
  }
  return files;
}

/** At least one part, however little; a photo is never cut. */
function split(photos: PhotoNote[], limit: number, texts: number): PhotoNote[][] {
  const parts: PhotoNote[][] = [[]];
  let size = texts;
  for (const photo of photos) {
    if (size > 0 && size + photo.bytes > limit) {
      parts.push([]);
      size = 0;
    }
    parts[parts.length - 1]?.push(photo);
    size += photo.bytes;
  }
  return parts;
}

function header({ account, deviceId, madeAt }: Rescued, part: number, parts: number): string {
  const said = { ruhu: "rescue", version: 1, account_id: account.id, device_id: deviceId, made_at: madeAt };
  return JSON.stringify({ ...said, part, parts });
}

/** `undefined` stays out of it. */
const line = ({ madeAt, clockOffset }: Rescued, operations: Operation[], photos: object[]) =>
  JSON.stringify({ sent_at: madeAt, clock_offset_ms: clockOffset, operations, photos });

function fileName({ account, madeAt }: Rescued, part: number, parts: number): string {
  const name = account.name.replace(/[^\p{L}\p{N}]/gu, "");
  const day = new Date(madeAt).toLocaleDateString("sv"); // 2026-11-22, where the phone is
  return `ruhu-${name}-${day}${parts > 1 ? `-${part}-${parts}` : ""}.ruhu`;
}
