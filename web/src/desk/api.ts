import type {
  Asked,
  BatchBrief,
  BatchRow,
  BatchWhole,
  SampleBrief,
  SampleWhole,
  SpotAnswers,
  SpotCheck,
} from "../api/batchWire.ts";
import { type Api, address, type Query } from "../api/client.ts";
import type {
  AccountChange,
  AccountRow,
  CardVillage,
  CountySettings,
  Flag,
  HeldOperation,
  HouseholdCard,
  HouseholdRow,
  HouseholdWhole,
  LedgerNeed,
  NeedCounts,
  NeedFiguresAnswer,
  NewAccount,
  NewNeedStep,
  NewReview,
  Page,
  PairingRow,
  RegionQuery,
  RegionRow,
  ReviewResult,
  Seal,
  Tally,
  TallyBy,
  TemplateAnswer,
  TrailEntry,
  VisitCounts,
  VisitRow,
  VisitWhole,
  WeekChanges,
  WeekOfSeries,
} from "../api/deskWire.ts";
import type { VisitState } from "../api/terms.ts";
import type { Need } from "../api/wire.ts";

async function page<Row, Beside = unknown>(
  api: Api,
  path: string,
  name: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Page<Row> & Beside> {
  const { [name]: rows, ...beside } = await api.get<Record<string, unknown>>(path, query, signal);
  return { rows, ...beside } as Page<Row> & Beside;
}

const one = <T>(answer: Promise<Record<string, T>>, name: string): Promise<T> =>
  answer.then((told) => told[name] as T);

/** Counted up to 1,000; `more`: the states of which there are more. */
export type VisitPage = Page<VisitRow> & { counts: VisitCounts; more: VisitState[]; broad: boolean };
export type NeedPage = Page<LedgerNeed> & { counts: NeedCounts };

export const visits = (api: Api, query: Query, signal?: AbortSignal): Promise<VisitPage> =>
  page(api, "/visits", "visits", query, signal);

export const visit = (api: Api, id: string, signal?: AbortSignal): Promise<VisitWhole> =>
  one(api.get(`/visits/${id}`, {}, signal), "visit");

export const dismissFlag = (api: Api, id: string, note: string): Promise<Flag> =>
  one(api.post(`/flags/${id}/dismiss`, { note }), "flag");

/** Verdicts go out even from a page that is being closed. */
export async function review(api: Api, reviews: NewReview[]): Promise<ReviewResult[]> {
  const answer = await api.call("POST", "/reviews", {
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify({ reviews }),
    keepalive: true,
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

interface TallyAsked {
  region: string;
  by: TallyBy;
  /** As counted now, also where the week is sealed. */
  live?: boolean;
}

export const tally = (api: Api, week: string, asked: TallyAsked, signal?: AbortSignal) =>
  api.get<Tally>(`/tallies/${week}`, { ...asked }, signal);

/** Where the browser downloads a week from. */
export const tallyFile = (week: string, kind: "xlsx" | "csv", asked: TallyAsked) =>
  address(`/tallies/${week}.${kind}`, { ...asked });

export const tallyChanges = (api: Api, week: string, region: string, by: TallyBy, signal?: AbortSignal) =>
  api.get<WeekChanges>(`/tallies/${week}/changes`, { region, by }, signal);

export const tallySeries = (
  api: Api,
  week: string,
  region: string,
  signal?: AbortSignal,
): Promise<WeekOfSeries[]> => one(api.get(`/tallies/${week}/series`, { region }, signal), "weeks");

export const template = (api: Api, signal?: AbortSignal) =>
  api.get<TemplateAnswer>("/tallies/template", {}, signal);

export function keepTemplate(api: Api, file: File): Promise<TemplateAnswer> {
  const body = new FormData();
  body.set("file", file);
  return api.put("/tallies/template", body);
}

export const dropTemplate = (api: Api) => api.delete("/tallies/template");

/** Where the browser downloads the county's template from, filled in. */
export const filledTemplate = (week: string, region: string, live?: boolean) =>
  address(`/tallies/${week}/template`, { region, live });

export const sealWeek = (api: Api, week: string): Promise<Seal> =>
  one(api.post(`/tallies/${week}/seal`), "seal");

/** Where the browser downloads the very text from that a seal is of. */
export const snapshotFile = (week: string) => address(`/tallies/${week}/snapshot`);

export const accounts = (api: Api, query: Query, signal?: AbortSignal): Promise<Page<AccountRow>> =>
  page(api, "/accounts", "accounts", query, signal);

export const createAccount = (api: Api, account: NewAccount) =>
  api.post<{ account: AccountRow; initial_password: string }>("/accounts", account);

export const changeAccount = (api: Api, id: string, change: AccountChange): Promise<AccountRow> =>
  one(api.patch(`/accounts/${id}`, change), "account");

export const resetPassword = (api: Api, id: string): Promise<string> =>
  one(api.post(`/accounts/${id}/password`), "initial_password");

/** Of the register, or those behind a figure of a week. */
export const households = (
  api: Api,
  path: "/households" | ReturnType<typeof homesOfWeek>,
  query: Query,
  signal?: AbortSignal,
) => page<HouseholdRow, { total: number }>(api, path, "households", query, signal);

export const homesOfWeek = (week: string) => `/tallies/${week}/households` as const;

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

export const cardVillages = (api: Api, region: string, signal?: AbortSignal) =>
  api.get<{ villages: CardVillage[]; most: number }>("/cards", { region }, signal);

/** The id of the household that shows the card with this code. */
export const householdOfCard = (api: Api, token: string, signal?: AbortSignal): Promise<string> =>
  one(api.get(`/cards/${encodeURIComponent(token)}`, {}, signal), "household_id");

export const householdCards = (api: Api, id: string, signal?: AbortSignal): Promise<HouseholdCard[]> =>
  one(api.get(`/households/${id}/cards`, {}, signal), "cards");

export const batches = (api: Api, query: Query, signal?: AbortSignal): Promise<Page<BatchBrief>> =>
  page(api, "/batches", "batches", query, signal);

export const batch = (api: Api, id: string, signal?: AbortSignal): Promise<BatchWhole> =>
  one(api.get(`/batches/${id}`, {}, signal), "batch");

/** What became of each visit of one heap of a batch. */
export const batchRows = (
  api: Api,
  id: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Page<BatchRow>> => page(api, `/batches/${id}/rows`, "rows", query, signal);

export const freezeBatch = (
  api: Api,
  meant: { id: string; asked: Asked | null; sample_id: string | null },
): Promise<BatchWhole> => one(api.post("/batches", meant), "batch");

export const applyBatch = (api: Api, id: string): Promise<BatchWhole> =>
  one(api.post(`/batches/${id}/application`), "batch");

export const undoBatch = (api: Api, id: string): Promise<BatchWhole> =>
  one(api.post(`/batches/${id}/undoing`), "batch");

export const sample = (api: Api, id: string, signal?: AbortSignal): Promise<SampleWhole> =>
  one(api.get(`/samples/${id}`, {}, signal), "sample");

export const samples = (api: Api, query: Query, signal?: AbortSignal): Promise<Page<SampleBrief>> =>
  page(api, "/samples", "samples", query, signal);

export const drawSample = (
  api: Api,
  meant: { id: string; asked: Asked; percent: number },
): Promise<SampleWhole> => one(api.post("/samples", meant), "sample");

export const spotChecks = (api: Api, query: Query, signal?: AbortSignal): Promise<Page<SpotCheck>> =>
  page(api, "/spot-checks", "spot_checks", query, signal);

export const askSpotCheck = (api: Api, meant: { id: string; visit_id: string }): Promise<SpotCheck> =>
  one(api.post("/spot-checks", meant), "spot_check");

export const takeOnSpotCheck = (api: Api, id: string): Promise<SpotCheck> =>
  one(api.post(`/spot-checks/${id}/claims`), "spot_check");

export const giveBackSpotCheck = (api: Api, id: string): Promise<SpotCheck> =>
  one(api.delete(`/spot-checks/${id}/claims`), "spot_check");

export const answerSpotCheck = (api: Api, id: string, told: SpotAnswers): Promise<SpotCheck> =>
  one(api.post(`/spot-checks/${id}/answers`, told), "spot_check");
