import { type Api, address, type Query } from "../api/client.ts";
import type {
  AccountRow,
  CountySettings,
  Flag,
  HeldOperation,
  HouseholdRow,
  HouseholdWhole,
  LedgerNeed,
  NeedCounts,
  NeedFiguresAnswer,
  NewNeedStep,
  NewReview,
  Page,
  PairingRow,
  RegionQuery,
  RegionRow,
  ReviewResult,
  TrailEntry,
  VisitCounts,
  VisitRow,
  VisitWhole,
} from "../api/deskWire.ts";
import type { VisitState } from "../api/terms.ts";
import type { Need } from "../api/wire.ts";

/** One page of a list, with what is told beside it. */
export async function page<Row, Beside = unknown>(
  api: Api,
  path: string,
  name: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Page<Row> & Beside> {
  const { [name]: rows, ...beside } = await api.get<Record<string, unknown>>(path, query, signal);
  return { rows, ...beside } as Page<Row> & Beside;
}

/** The only thing that an answer holds. */
export const one = <T>(answer: Promise<Record<string, T>>, name: string): Promise<T> =>
  answer.then((told) => told[name] as T);

/** Counted up to 1,000; `more`: the states of which there are more. */
export type VisitPage = Page<VisitRow> & { counts: VisitCounts; more: VisitState[]; broad: boolean };
export type NeedPage = Page<LedgerNeed> & { counts: NeedCounts };

export const visits = (api: Api, query: Query, signal?: AbortSignal): Promise<VisitPage> =>
  page(api, "/visits", "visits", query, signal);

export const visit = (api: Api, id: string, signal?: AbortSignal): Promise<VisitWhole> =>
  one(api.get(`/visits/${id}`, {}, signal), "visit");

export const dismissFlag = (api: Api, id: string, note: string): Promise<Flag> =>
  one(api.post(`/flags/${id}/dismissal`, { note }), "flag");

/** Bytes. Of what outlives its page a browser lets 64 KiB be on the way at once, and refuses what is beyond. */
const mayOutlive = 24 * 1024;

/** Verdicts go out even from a page that is being closed, unless they are so many and so long that no browser would let them. */
export async function review(api: Api, reviews: NewReview[]): Promise<ReviewResult[]> {
  const body = JSON.stringify({ reviews });
  const answer = await api.call("POST", "/reviews", {
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body,
    keepalive: new Blob([body]).size <= mayOutlive,
  });
  return ((await answer.json()) as { results: ReviewResult[] }).results;
}

/** The address of a photo's picture, for an `<img>`. */
export const photo = (id: string, size: "thumb" | "full") => address(`/photos/${id}`, { size });

export const needs = (api: Api, query: Query, signal?: AbortSignal): Promise<NeedPage> =>
  page(api, "/needs", "needs", query, signal);

export const takeStep = (api: Api, needId: string, step: NewNeedStep): Promise<Need> =>
  one(api.post(`/needs/${needId}/steps`, step), "need");

export const needFigures = (api: Api, query: Query, signal?: AbortSignal) =>
  api.get<NeedFiguresAnswer>("/needs/figures", query, signal);

export const settings = (api: Api, signal?: AbortSignal) => api.get<CountySettings>("/settings", {}, signal);

export const changeSettings = (api: Api, said: Omit<CountySettings, "calendar_until">) =>
  api.put<CountySettings>("/settings", said);

export const held = (api: Api, query: Query, signal?: AbortSignal): Promise<Page<HeldOperation>> =>
  page(api, "/held", "held", query, signal);

export const settle = (api: Api, operationId: string, decision: "taken" | "dismissed", note: string) =>
  api.post<{ outcome: string }>(`/held/${operationId}/settlement`, { decision, note });

export const accounts = (api: Api, query: Query, signal?: AbortSignal): Promise<Page<AccountRow>> =>
  page(api, "/accounts", "accounts", query, signal);

/** Of the register, or those behind a figure of a week. */
export const households = (
  api: Api,
  path: "/households" | `/tallies/${string}/households`,
  query: Query,
  signal?: AbortSignal,
) => page<HouseholdRow, { total: number }>(api, path, "households", query, signal);

export const household = (api: Api, id: string, signal?: AbortSignal): Promise<HouseholdWhole> =>
  one(api.get(`/households/${id}`, {}, signal), "household");

export const reveal = (api: Api, householdId: string, memberId: string, field: "id_number" | "phone") =>
  one<string>(api.post(`/households/${householdId}/reveals`, { member_id: memberId, field }), "value");

export const pairings = (api: Api, query: Query, signal?: AbortSignal): Promise<Page<PairingRow>> =>
  page(api, "/pairings", "pairings", query, signal);

export const trail = (api: Api, query: Query, signal?: AbortSignal): Promise<Page<TrailEntry>> =>
  page(api, "/trail", "entries", query, signal);

export const regions = (api: Api, query: RegionQuery, signal?: AbortSignal): Promise<RegionRow[]> =>
  one(api.get("/regions", { ...query }, signal), "regions");
