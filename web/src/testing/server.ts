import { gunzipSync } from "node:zlib";
import type { PushResult } from "../api/wire.ts";
import { json, refusal } from "./answers.ts";
import type { Handler } from "./world.ts";

interface Pushed {
  id: string;
  kind: string;
}

/** As much of the server as a phone talks to: keeps what is pushed, answers what the test decides, grows uploads. */
export interface FakeServer {
  handler: Handler;
  /** Ids in the order of arrival, one list a push. */
  pushes: string[][];
  /** What to say of an operation; applied unless told otherwise. */
  outcomes: Record<string, Partial<PushResult>>;
  uploads: Map<string, { sha256: string; length: number; data: number[] }>;
  /** By the server's clock. */
  time: string;
  epoch: string;
  safe_until: string | null;
  /** The answer to the next request instead of the right one. */
  instead: ((path: string, init: RequestInit) => Response | undefined | Promise<Response | undefined>) | null;
}

/** The JSON of a request, unpacked where it was packed. */
export async function told<T>(init: RequestInit): Promise<T> {
  const headers = init.headers as Record<string, string>;
  if (headers["Content-Encoding"] !== "gzip") return JSON.parse(String(init.body));
  return JSON.parse(gunzipSync(Buffer.from(init.body as ArrayBuffer)).toString());
}

export function fakeServer(): FakeServer {
  const server: FakeServer = {
    handler,
    pushes: [],
    outcomes: {},
    uploads: new Map(),
    time: "2026-11-22T02:00:00Z",
    epoch: "first",
    safe_until: null,
    instead: null,
  };

  async function handler(path: string, init: RequestInit): Promise<Response> {
    const other = await server.instead?.(path, init);
    if (other) return other;
    if (path === "/api/sync/push") return push((await told<{ operations: Pushed[] }>(init)).operations);
    const headers = init.headers as Record<string, string>;
    const body = (init.body ?? new ArrayBuffer(0)) as ArrayBuffer;
    if (path === "/api/photos/uploads") return create(headers, body);
    return append(path.replace("/api/photos/uploads/", ""), headers, body);
  }

  function push(operations: Pushed[]): Response {
    server.pushes.push(operations.map((operation) => operation.id));
    const results = operations.map(({ id }) => ({
      id,
      outcome: "applied",
      replay: false,
      ...server.outcomes[id],
    }));
    const { time, epoch, safe_until } = server;
    return json({ server_time: time, epoch, safe_until, results });
  }

  function create(headers: Record<string, string>, body: ArrayBuffer): Response {
    const told = Object.fromEntries(
      (headers["Upload-Metadata"] ?? "").split(",").map((pair) => {
        const [key = "", value = ""] = pair.split(" ");
        return [key, atob(value)];
      }),
    );
    const id = told.photo_id ?? "";
    const length = Number(headers["Upload-Length"]);
    if (!server.uploads.has(id)) server.uploads.set(id, { sha256: told.sha256 ?? "", length, data: [] });
    const { data = [] } = server.uploads.get(id) ?? {};
    if (data.length === 0) for (const byte of new Uint8Array(body)) data.push(byte);
    return progress(id, 201);
  }

  function append(id: string, headers: Record<string, string>, body: ArrayBuffer): Response {
    const upload = server.uploads.get(id);
    if (!upload) return refusal(404, "not_found");
    if (Number(headers["Upload-Offset"]) !== upload.data.length) return refusal(409, "offset_mismatch");
    for (const byte of new Uint8Array(body)) upload.data.push(byte);
    return progress(id, 204);
  }

  function progress(id: string, status: number): Response {
    const upload = server.uploads.get(id);
    const offset = upload?.data.length ?? 0;
    const done: Record<string, string> =
      upload && offset === upload.length ? { "Ruhu-Sha256": upload.sha256, "Ruhu-Time": server.time } : {};
    return new Response(null, { status, headers: { "Upload-Offset": String(offset), ...done } });
  }

  return server;
}
