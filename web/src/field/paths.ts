import type { VisitDraft } from "../store/records.ts";

export const householdPath = (id: string) => `/households/${id}`;
export const newVisitPath = (household: string) => `/households/${household}/visit`;
export const visitPath = (household: string, visit: string) => `/households/${household}/visits/${visit}`;
export const answerPath = (household: string, visit: string) => `${visitPath(household, visit)}/answer`;
export const entryPath = (id: string) => `/outbox/${id}`;
export const mendPath = (id: string) => `/outbox/${id}/mend`;
export const savedPath = (id: string) => `/saved/${id}`;

/** Where a half-written visit is written on. */
export function draftPath({ household_id, amends, replaces }: VisitDraft): string {
  if (replaces !== null) return mendPath(replaces);
  return amends === null ? newVisitPath(household_id) : answerPath(household_id, amends.visit_id);
}
