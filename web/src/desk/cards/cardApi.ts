import type { Api } from "../../api/client.ts";
import type { CardVillage, HouseholdCard } from "../../api/deskWire.ts";
import { one } from "../api.ts";

export const cardVillages = (api: Api, region: string, signal?: AbortSignal) =>
  api.get<{ villages: CardVillage[]; most: number }>("/cards", { region }, signal);

/** The id of the household that shows the card with this code. */
export const householdOfCard = (api: Api, token: string, signal?: AbortSignal): Promise<string> =>
  one(api.get(`/cards/${encodeURIComponent(token)}`, {}, signal), "household_id");

export const householdCards = (api: Api, id: string, signal?: AbortSignal): Promise<HouseholdCard[]> =>
  one(api.get(`/households/${id}/cards`, {}, signal), "cards");
