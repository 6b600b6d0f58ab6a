import type { World } from "../world.ts";
import { packed } from "./packed.ts";
import { Problem, type ProblemWire, Unreachable } from "./problem.ts";

export type Query = Record<string, string | number | boolean | null | undefined>;

/** One door to the server. Throws `Problem` when the server refuses and `Unreachable` when it was not the server. */
export interface Api {
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body?: unknown, query?: Query): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  delete<T = void>(path: string): Promise<T>;
  /** The bare answer, after refusals have been thrown; for uploads, downloads and streams. */
  call(method: string, path: string, init?: CallInit): Promise<Response>;
}

/** `patience`: milliseconds until a line that has gone silent counts as cut. Without it, as long as the browser waits. */
export type CallInit = RequestInit & { patience?: number };

const patience = 60_000;

export function address(path: string, query: Query = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") asked.set(name, String(value));
  }
  const search = asked.toString();
  return `/api${path}${search && `?${search}`}`;
}

/** `accountId`: whose requests these are; the server refuses them (401) under another account's cookie. */
export function openApi(world: World, accountId?: string): Api {
  const whose: Record<string, string> = accountId === undefined ? {} : { "Ruhu-Account": accountId };

  async function call(method: string, path: string, init: CallInit = {}): Promise<Response> {
    const headers = { ...whose, ...(init.headers as Record<string, string> | undefined) };
    const answer = await reach(world, path, { ...init, ...ours, method, headers });
    if (answer.ok) return answer;
    throw await refusal(answer);
  }

  async function ask<T>(method: string, path: string, init: CallInit): Promise<T> {
    const headers = { Accept: "application/json", ...(init.headers as Record<string, string> | undefined) };
    const answer = await call(method, path, { ...init, headers });
    if (answer.status === 204) return undefined as T;
    if (!isJson(answer)) throw new Unreachable(answer.status);
    return (await cut(answer.json())) as T;
  }

  async function tell<T>(method: string, path: string, body?: unknown): Promise<T> {
    const asItIs = body instanceof FormData || body instanceof Blob;
    return ask(method, path, asItIs ? { body } : { patience, ...(await packed(body)) });
  }

  return {
    get: (path, query, signal) =>
      ask("GET", address(path, query), { patience, ...(signal ? { signal } : {}) }),
    post: (path, body, query) => tell("POST", address(path, query), body),
    put: (path, body) => tell("PUT", address(path), body),
    patch: (path, body) => tell("PATCH", address(path), body),
    delete: (path) => tell("DELETE", address(path)),
    call: (method, path, init) => call(method, address(path), init),
  };
}

/** A login page that a network puts in the way redirects; our server never does. */
const ours: RequestInit = { credentials: "same-origin", redirect: "error" };

async function reach(world: World, path: string, { patience, ...init }: CallInit): Promise<Response> {
  const late = new AbortController();
  init.signal?.addEventListener("abort", () => late.abort());
  if (patience !== undefined) world.wait(patience).then(() => late.abort());
  try {
    return await world.fetch(path, { ...init, signal: late.signal });
  } catch (error) {
    throw init.signal?.aborted ? error : new Unreachable();
  }
}

/** A line that breaks inside an answer is no answer. */
function cut<T>(body: Promise<T>): Promise<T> {
  return body.catch(() => {
    throw new Unreachable();
  });
}

const isJson = (answer: Response) =>
  /^application\/(problem\+)?json\b/.test(answer.headers.get("Content-Type") ?? "");

async function refusal(answer: Response): Promise<Error> {
  const seconds = Number.parseInt(answer.headers.get("Retry-After") ?? "", 10);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  if (!isJson(answer)) return new Unreachable(answer.status, retryAfter);
  const told = await cut<Partial<ProblemWire> | null>(answer.json());
  if (typeof told?.code !== "string") return new Unreachable(answer.status, retryAfter);
  return new Problem(answer.status, { title: "", ...told, code: told.code }, retryAfter);
}
