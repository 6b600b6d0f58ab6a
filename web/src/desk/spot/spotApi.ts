import type { SpotAnswers, SpotCheck } from "../../api/batchWire.ts";
import type { Api, Query } from "../../api/client.ts";
import type { Page } from "../../api/deskWire.ts";
import { one, page } from "../api.ts";

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
