import { isStepDraft } from "../store/drafts.ts";
import type { Draft } from "../store/records.ts";

export const householdPath = (id: string) => `/households/${id}`;
export const newVisitPath = (household: string) => `/households/${household}/visit`;
export const visitPath = (household: string, visit: string) => `/households/${household}/visits/${visit}`;
export const answerPath = (household: string, visit: string) => `${visitPath(household, visit)}/answer`;
export const entryPath = (id: string) => `/outbox/${id}`;
export const mendPath = (id: string) => `/outbox/${id}/mend`;
export const savedPath = (id: string) => `/saved/${id}`;

/** Where a half-written visit or step is written on. */
export function draftPath(draft: Draft): string {
  if (isStepDraft(draft)) return householdPath(draft.household_id);
  const { household_id, amends, replaces } = draft;
  if (replaces !== null) return mendPath(replaces);
  return amends === null ? newVisitPath(household_id) : answerPath(household_id, amends.visit_id);
}
