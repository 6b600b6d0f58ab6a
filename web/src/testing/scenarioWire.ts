/** A scenario's requests and answers, from and to what travels. How they are written: tests/scenarios/README.md. */
import { sha256 } from "../api/sha256.ts";
import { json } from "./answers.ts";
import { told } from "./server.ts";

export const start = "2026-11-22T02:00:00.000Z";
const media = "application/offset+octet-stream";

export type Step = Record<string, unknown>;
export type Photos = Map<string, Uint8Array<ArrayBuffer>>;
/** A request on its way. */
export interface Asked {
  path: string;
  init: RequestInit;
  answer(response: Promise<Response>): void;
}
/** What the request must agree with. */
interface Known {
  now: number;
  bodies: Step;
  epoch: string | undefined;
}
interface Operation {
  id: string;
  body: unknown;
}

/** A request in the scenario's words, and whatever is wrong with what is the same in all of them. */
export async function described({ path, init }: Asked, photos: Photos, known: Known) {
  const headers = init.headers as Record<string, string>;
  if (headers["Ruhu-Account"] !== "account-li-yue") return { account: headers["Ruhu-Account"] };
  if (path.startsWith("/api/photos/")) return upload(path, init, headers, photos);
  const body = await told<Step>(init);
  if (body.device_id !== "device-1") return { device: body.device_id };
  if (path === "/api/sync/pull") return { pull: body.known };
  if (path !== "/api/sync/push") return { path };
  if (body.epoch !== known.epoch) return { epoch: body.epoch };
  if (body.sent_at !== new Date(known.now).toISOString()) return { sent_at: body.sent_at };
  const operations = body.operations as Operation[];
  const other = operations.find(
    (one) =>
      Object.keys(one).sort().join() !== "body,id,kind,made_at" ||
      JSON.stringify(one.body) !== JSON.stringify(known.bodies[one.id]),
  );
  return other ?? { push: operations.map(({ id }) => id) };
}

function upload(path: string, init: RequestInit, headers: Record<string, string>, photos: Photos): Step {
  const body = new Uint8Array((init.body ?? new ArrayBuffer(0)) as ArrayBuffer);
  const typed = body.length > 0 || init.method === "PATCH" ? media : undefined;
  if (headers["Tus-Resumable"] !== "1.0.0" || headers["Content-Type"] !== typed) return { headers };
  const metadata = (headers["Upload-Metadata"] ?? "").split(",").map((pair) => pair.split(" "));
  const create = init.method === "POST";
  const photo = create ? atob(metadata[0]?.[1] ?? "") : path.replace("/api/photos/uploads/", "");
  const from = Number(headers["Upload-Offset"] ?? 0);
  const same = photos.get(photo)?.slice(from, from + body.length);
  if (same === undefined || Buffer.compare(same, body) !== 0) return { photo, bytes: "other ones" };
  if (!create) return { append: photo, from, bytes: body.length };
  return { create: photo, length: Number(headers["Upload-Length"]), bytes: body.length };
}

interface Gets {
  page?: number;
  json?: unknown;
  problem?: string;
  status?: number;
  retry_after?: number;
  results?: (string | Step)[];
  offset?: number;
  hash?: string;
  time?: string;
}

export async function answer(wanted: Step, photos: Photos): Promise<Response> {
  if (wanted.gets === "cut") throw new TypeError("cut");
  const gets = (wanted.gets ?? {}) as Gets & Step;
  const patience: Record<string, string> =
    gets.retry_after === undefined ? {} : { "Retry-After": String(gets.retry_after) };
  if (gets.page !== undefined) {
    const headers = { "Content-Type": "text/html", ...patience };
    return new Response("<html>Welcome!</html>", { status: gets.page, headers });
  }
  if ("json" in gets) return json(gets.json, gets.status);
  if (gets.problem !== undefined)
    return json({ code: gets.problem, title: "", params: gets.params ?? {} }, gets.status, patience);
  const { epoch = "first", safe_until = null, server_time = start } = gets;
  const stamp = { epoch, safe_until, server_time };
  if (wanted.push) return json({ ...stamp, results: results(wanted.push as string[], gets.results) });
  if (wanted.pull) {
    const { gone = [], more = false } = gets;
    const households = ((gets.households ?? []) as Step[]).map((one) => ({ visits: [], ...one }));
    return json({ ...stamp, households, gone, more });
  }
  return progress(wanted, gets, photos);
}

function results(ids: string[], said: (string | Step)[] = ids.map(() => "applied")): unknown[] {
  return said.slice(0, ids.length).map((one, i) => {
    if (typeof one !== "string") return one;
    const [outcome, code] = one.split(" ");
    const result = { id: ids[i], outcome, replay: false };
    return code === undefined ? result : { ...result, problem: { code, title: "" } };
  });
}

async function progress(wanted: Step, gets: Gets, photos: Photos): Promise<Response> {
  const photo = (wanted.create ?? wanted.append) as string;
  // Of a photo that was never seen the server has what this request brings.
  const offset = gets.offset ?? Number(wanted.from ?? 0) + Number(wanted.bytes);
  const said = gets.hash ?? (offset === photos.get(photo)?.length ? photo : undefined);
  const headers: Record<string, string> = { "Upload-Offset": String(offset) };
  if (said !== undefined) {
    const data = photos.get(said) ?? new Uint8Array();
    headers["Ruhu-Sha256"] = said === "wrong" ? "0".repeat(64) : await sha256(data.buffer);
    headers["Ruhu-Time"] = gets.time ?? start;
  }
  return new Response(null, { status: wanted.create ? 201 : 204, headers });
}
