import type { Bundle, Day, Instant, Need, Visit } from "../api/wire.ts";
import type { Store } from "../store/database.ts";
import { allDrafts, draftsOf, isStepDraft } from "../store/drafts.ts";
import { allEntries, entriesOf } from "../store/entries.ts";
import { allHouseholds, household } from "../store/households.ts";
import type { Draft, Entry } from "../store/records.ts";
import { withSteps } from "./needs/ahead.ts";
import { isUntouched } from "./untouched.ts";

export type VisitEntry = Extract<Entry, { kind: "visit.record" | "visit.amend" }>;

/** A household as its helper should see it now: what the server sent, and what this phone has added since. */
export interface HouseholdView {
  household: Bundle;
  /** Entries whose effect the server has not shown us yet, oldest first. */
  ahead: Entry[];
  /** Half-written visits and steps of needs. */
  drafts: Draft[];
  /** When it was last visited, by anybody, here or there. */
  visited_at: Instant | null;
  /** Nobody is at home until then, as this phone knows it; it may be over. */
  away_until: Day | null;
  /** Not settled yet, those raised on this phone included. */
  openNeeds: (Need & { onPhone: boolean; begun: boolean })[];
  /** Settled, also when only this phone knows it. */
  settledNeeds: HouseholdView["openNeeds"];
  /** My visits that the township has returned and that I have not answered yet. */
  returned: Visit[];
}

/** Not another helper's by now, of which only a returned visit is still ours to mend. */
export const isMine = ({ household }: HouseholdView) => household.my_role !== null;

export async function readViews(store: Store): Promise<HouseholdView[]> {
  const [households, entries, drafts] = await Promise.all([
    allHouseholds(store),
    allEntries(store),
    allDrafts(store),
  ]);
  return households.map((bundle) =>
    view(
      bundle,
      entries.filter((entry) => entry.household_id === bundle.id),
      drafts.filter((draft) => draft.household_id === bundle.id),
    ),
  );
}

export async function readView(store: Store, id: string): Promise<HouseholdView | null> {
  const [bundle, entries, drafts] = await Promise.all([
    household(store, id),
    entriesOf(store, id),
    draftsOf(store, id),
  ]);
  return bundle ? view(bundle, entries, drafts) : null;
}

export function view(bundle: Bundle, entries: Entry[], all: Draft[]): HouseholdView {
  const drafts = all.filter((draft) => !isUntouched(draft));
  const ahead = entries
    .filter((entry) => entry.state !== "refused" && !shown(bundle, entry))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const needs = needsOf(bundle, ahead, drafts);
  return {
    household: bundle,
    ahead,
    drafts,
    visited_at: lastVisit(bundle, ahead),
    away_until: awayUntil(bundle, ahead),
    openNeeds: needs.filter((need) => !isSettled(need)),
    settledNeeds: needs.filter(isSettled),
    returned: bundle.visits.filter(
      (visit) => visit.mine && visit.state === "returned" && !ahead.some((entry) => answers(entry, visit)),
    ),
  };
}

/** A bundle carries the last six visits; an older one of ours is not missing, only not among them. */
const sixOnly = 6;

/** Whether the bundle already tells what `entry` did. */
function shown(bundle: Bundle, entry: Entry): boolean {
  if (entry.state !== "applied") return false;
  switch (entry.kind) {
    case "visit.record":
      return (
        bundle.visits.some((visit) => visit.id === entry.body.id) ||
        (bundle.visits.length >= sixOnly &&
          bundle.visits.every((visit) => visit.started_at > entry.body.started_at))
      );
    case "visit.amend":
    case "visit.withdraw":
      return !bundle.visits.some(
        (visit) => visit.id === entry.body.visit_id && visit.revision === entry.body.base_revision,
      );
    case "need.step":
      return !bundle.needs.some(
        (need) => need.id === entry.body.need_id && need.steps.every((step) => step.id !== entry.body.id),
      );
    case "household.correct":
      return bundle.revision > entry.body.base_revision;
    case "loss.report":
      return true;
  }
}

function lastVisit(bundle: Bundle, ahead: Entry[]): Instant | null {
  const times = [
    ...bundle.visits.filter((visit) => visit.state !== "withdrawn").map((visit) => visit.started_at),
    ...ahead.flatMap((entry) => (entry.kind === "visit.record" ? [entry.body.started_at] : [])),
  ];
  return times.reduce<Instant | null>((latest, at) => (latest === null || at > latest ? at : latest), null);
}

function awayUntil(bundle: Bundle, ahead: Entry[]): Day | null {
  const told = ahead.flatMap((entry) =>
    entry.kind === "household.correct" && entry.body.field === "away_until" ? [entry.body.value] : [],
  );
  return told.length > 0 ? (told.at(-1) ?? null) : (bundle.away_until ?? null);
}

function needsOf(bundle: Bundle, ahead: Entry[], drafts: Draft[]): HouseholdView["openNeeds"] {
  const known = bundle.needs.map((need) => ({ ...need, onPhone: false }));
  const raised = ahead.flatMap((entry) => (isVisit(entry) ? raisedIn(entry) : []));
  const begun = new Set(drafts.filter(isStepDraft).map((draft) => draft.need_id));
  return [...known, ...raised.filter((need) => !bundle.needs.some((other) => other.id === need.id))].map(
    (need) => ({ ...withSteps(need, ahead), begun: begun.has(need.id) }),
  );
}

const isSettled = ({ state }: Need) => state === "confirmed" || state === "declined";

const raisedIn = (entry: VisitEntry): (Need & { onPhone: boolean })[] =>
  entry.body.needs.map((need) => ({
    ...need,
    visit_id: entry.kind === "visit.record" ? entry.body.id : entry.body.visit_id,
    state: "raised",
    raised_at: entry.made_at,
    due_on: null,
    assignee: null,
    steps: [],
    onPhone: true,
  }));

export const isVisit = (entry: Entry): entry is VisitEntry =>
  entry.kind === "visit.record" || entry.kind === "visit.amend";

const answers = (entry: Entry, visit: Visit) =>
  (entry.kind === "visit.amend" || entry.kind === "visit.withdraw") && entry.body.visit_id === visit.id;
