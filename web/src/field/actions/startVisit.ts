import type { Bundle, Visit, VisitContent } from "../../api/wire.ts";
import { draftsOf, isVisitDraft, putDraft, rewriteDraft } from "../../store/drafts.ts";
import type { Draft, VisitDraft } from "../../store/records.ts";
import type { Engine } from "../engine.ts";

/**
 * The draft of a new visit: the one begun earlier, else a new one prefilled from the last visit, by telephone to those who
 * are away.
 */
export async function startVisit(engine: Engine, household: Bundle, away = false): Promise<VisitDraft> {
  const begun = (await draftsOf(engine.store, household.id)).filter(isVisitDraft).find(isNew);
  if (begun) return begun;
  const last = household.visits.find((visit) => visit.state !== "withdrawn");
  const draft: VisitDraft = {
    ...blank(engine, household.id),
    mode: away ? "telephone" : (last?.content.mode ?? "home"),
    met: known(household, last?.content.met ?? []),
  };
  await putDraft(engine.store, draft);
  return draft;
}

/** Written for a visit of its own: neither an answer to the township nor the mending of something refused. */
const isNew = ({ amends, replaces }: VisitDraft) => amends === null && replaces === null;

/** Whether `draft` was begun as an answer; mending a refused answer is a draft of its own. */
export const isAnswer = (draft: Draft, visitId: string): draft is VisitDraft =>
  isVisitDraft(draft) && draft.amends?.visit_id === visitId && draft.replaces === null;

/** The draft that corrects a visit, mostly a returned one: its content as the township saw it. */
export async function answerVisit(engine: Engine, household: Bundle, visit: Visit): Promise<VisitDraft> {
  const begun = (await draftsOf(engine.store, household.id)).find((draft): draft is VisitDraft =>
    isAnswer(draft, visit.id),
  );
  if (begun) return rebase(engine, begun, visit);
  const draft: VisitDraft = {
    ...blank(engine, household.id),
    ...written(visit.content),
    amends: { visit_id: visit.id, base_revision: visit.revision },
    started_at: visit.started_at,
    ended_at: visit.ended_at,
  };
  await putDraft(engine.store, draft);
  return draft;
}

/** What was written stays, on top of the revision that the county has by now. */
export async function rebase({ store }: Engine, draft: VisitDraft, visit: Visit): Promise<VisitDraft> {
  if (visit.revision === draft.amends?.base_revision) return draft;
  const rebased = { ...draft, amends: { visit_id: visit.id, base_revision: visit.revision } };
  await rewriteDraft(store, rebased);
  return rebased;
}

export function blank({ world }: Pick<Engine, "world">, householdId: string): VisitDraft {
  const now = new Date(world.now()).toISOString();
  return {
    id: world.id(),
    household_id: householdId,
    amends: null,
    replaces: null,
    started_at: now,
    ended_at: null,
    touched_at: now,
    touched: false,
    mode: "home",
    met: [],
    checks: {},
    summary: "",
    measures: [],
    needs: [],
    photos: [],
    location: null,
    location_dropped: false,
    signature_photo_id: null,
    place: "",
  };
}

/** The fields of a draft that a visit's content fills. */
export function written(content: VisitContent): VisitContent {
  const { mode, met, checks, summary, measures, needs, photos, location, signature_photo_id } = content;
  const notes = photos.map(({ id, sha256, bytes, kind, taken_at }) => ({
    id,
    sha256,
    bytes,
    kind,
    taken_at,
  }));
  return { mode, met, checks, summary, measures, needs, photos: notes, location, signature_photo_id };
}

const known = (household: Bundle, met: string[]) =>
  met.filter((id) => household.members.some((member) => member.id === id));
