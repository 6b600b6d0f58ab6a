import { type Api, address } from "../../api/client.ts";
import type { Seal, Tally, TallyBy, TemplateAnswer, WeekChanges, WeekOfSeries } from "../../api/deskWire.ts";
import { one } from "../api.ts";

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

export const homesOfWeek = (week: string) => `/tallies/${week}/households` as const;
