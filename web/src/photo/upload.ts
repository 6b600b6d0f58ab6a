import type { Api } from "../api/client.ts";
import { Unreachable } from "../api/problem.ts";
import type { Instant, PhotoNote } from "../api/wire.ts";

/** Small enough that a cut line loses seconds, large enough that a good one is not slowed. */
const piece = 256 * 1024;
/** A piece takes two minutes at 2G speed. */
const patience = 3 * 60_000;
const door = "/photos/uploads";
const protocol = { "Tus-Resumable": "1.0.0" };
const content = { "Content-Type": "application/offset+octet-stream" };

/** The server wants bytes that this phone has let go of, or lost. */
export class BytesGone extends Error {
  override readonly name = "BytesGone";
}

/**
 * Brings a photo's bytes to the server (tus 1.0.0), from wherever an earlier try ended; without them it can still answer that
 * it has them all. Resolves, with the server's time, only when the server has answered with the photo's own hash; throws what
 * stopped it. `onSent` hears how many bytes the server has.
 */
export async function upload(
  api: Api,
  photo: PhotoNote & { begun: boolean },
  data: ArrayBuffer | undefined,
  onSent: (bytes: number) => Promise<void>,
): Promise<Instant | null> {
  const length = data?.byteLength ?? photo.bytes;
  // The first try brings its first piece along: most photos need one request. Later ones ask what has arrived.
  const first = photo.begun ? undefined : data?.slice(0, piece);
  if (first) await onSent(0);
  let answer = await create(api, photo, length, first);
  let offset = reached(answer);
  while (offset < length) {
    if (data === undefined) throw new BytesGone();
    await onSent(offset);
    answer = await append(api, photo.id, data, offset);
    const before = offset;
    offset = reached(answer);
    // A piece that brings nothing on would be sent for ever, and nothing else.
    if (offset <= before) throw new Unreachable(answer.status);
  }
  if (answer.headers.get("Ruhu-Sha256") !== photo.sha256) throw new Unreachable(answer.status);
  return answer.headers.get("Ruhu-Time");
}

/** Creation, with or without upload; harmless when begun, or finished, already. */
function create(
  api: Api,
  { id, sha256 }: PhotoNote,
  length: number,
  first: ArrayBuffer | undefined,
): Promise<Response> {
  const told = { photo_id: id, sha256, filetype: "image/jpeg" };
  const metadata = Object.entries(told).map(([key, value]) => `${key} ${btoa(value)}`);
  const headers = {
    ...protocol,
    ...(first && content),
    "Upload-Length": String(length),
    "Upload-Metadata": metadata.join(","),
  };
  return api.call("POST", door, { headers, patience, ...(first && { body: first }) });
}

function append(api: Api, id: string, data: ArrayBuffer, offset: number): Promise<Response> {
  const headers = {
    ...protocol,
    ...content,
    "Upload-Offset": String(offset),
  };
  return api.call("PATCH", `${door}/${id}`, { headers, patience, body: data.slice(offset, offset + piece) });
}

function reached(answer: Response): number {
  const offset = Number.parseInt(answer.headers.get("Upload-Offset") ?? "", 10);
  if (!(offset >= 0)) throw new Unreachable(answer.status);
  return offset;
}
