import type { Api } from "../../api/client.ts";
import type { Day } from "../../api/wire.ts";

const sent = { "Content-Type": "application/json" };

export interface Printed {
  file: Blob;
  /** As the server calls it: which villages, and when. */
  name: string;
}

async function print(api: Api, path: string, body: unknown): Promise<Printed> {
  const answer = await api.call("POST", path, { headers: sent, body: JSON.stringify(body) });
  const told = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
  return { file: await answer.blob(), name: told ? decodeURIComponent(told) : "cards.pdf" };
}

/** The cards of these villages as PDF, issued where there are none; with `since`, only those issued from that day on. */
export const printVillages = (api: Api, villages: string[], since: Day | null) =>
  print(api, "/cards/sheets", { villages, since });

/** One household's card; with `replace` a new one, and the one before it is good no longer. */
export const printOne = (api: Api, household: string, replace: boolean) =>
  print(api, `/households/${household}/cards`, { replace });
