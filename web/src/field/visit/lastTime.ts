import { type Check, checks } from "../../api/terms.ts";
import type { Bundle, Visit } from "../../api/wire.ts";
import type { VisitDraft } from "../../store/records.ts";

/** The visit before the one that `draft` is about. */
export const lastTime = ({ visits }: Bundle, draft: VisitDraft): Visit | undefined =>
  visits.find(
    (visit) =>
      visit.state !== "withdrawn" &&
      visit.id !== draft.amends?.visit_id &&
      (draft.amends === null || visit.started_at < draft.started_at),
  );

export const isAsLastTime = (draft: VisitDraft, last: Visit): boolean =>
  checks.every((check) => draft.checks[check] === last.content.checks[check]);

/** What is better or worse than last time; not having looked is neither. */
export function changes(draft: VisitDraft, last: Visit | undefined): Check[] {
  if (last === undefined) return [];
  return checks.filter((check) => {
    const now = draft.checks[check] ?? "unseen";
    const then = last.content.checks[check];
    return now !== "unseen" && then !== "unseen" && now !== then;
  });
}
