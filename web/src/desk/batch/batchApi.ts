import type {
  Asked,
  BatchBrief,
  BatchRow,
  BatchWhole,
  SampleBrief,
  SampleWhole,
} from "../../api/batchWire.ts";
import type { Api, Query } from "../../api/client.ts";
import type { Page } from "../../api/deskWire.ts";
import { one, page } from "../api.ts";

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
