import type { Bundle, Need, NeedStepBody } from "../../api/wire.ts";
import { draftsOf, isStepDraft, putDraft } from "../../store/drafts.ts";
import { fileDraft } from "../../store/entries.ts";
import type { Entry, HelperStep, StepDraft } from "../../store/records.ts";
import type { Engine } from "../engine.ts";
import { newEntry } from "./entry.ts";

/** The step of a need that was begun earlier, else a new one of this kind. */
export async function startStep(
  { store, world }: Engine,
  household: Bundle,
  need: Need,
  kind: HelperStep,
): Promise<StepDraft> {
  const begun = (await draftsOf(store, household.id))
    .filter(isStepDraft)
    .find((draft) => draft.need_id === need.id);
  if (begun) return begun;
  const draft: StepDraft = {
    id: world.id(),
    household_id: household.id,
    need_id: need.id,
    touched_at: new Date(world.now()).toISOString(),
    touched: false,
    kind,
    note: "",
    next: "",
    trips: "1",
    photos: [],
  };
  await putDraft(store, draft);
  return draft;
}

/**
 * Moves a finished step with its photos to the outbox. Resolves when it is on the disk. Rejects with `StoreFull`, and the draft
 * stays; with `DraftGone` when it was saved elsewhere.
 */
export async function saveStep(engine: Engine, household: Bundle, draft: StepDraft): Promise<Entry> {
  const entry = newEntry(engine.world, household, { kind: "need.step", body: said(draft) });
  await fileDraft(engine.store, draft, entry);
  engine.outbox.nudge();
  return entry;
}

/** The words of a step, without those that do not belong to its kind. */
function said({ id, need_id, kind, note, next, trips, photos }: StepDraft): NeedStepBody {
  const next_step = kind === "resolved" || kind === "confirmed" ? "" : next.trim();
  return {
    id,
    need_id,
    kind,
    note: note.trim(),
    ...(next_step && { next_step }),
    ...(kind === "errand" && { trips_saved: Number(trips) }),
    ...(kind === "resolved" && photos.length > 0 && { photos }),
  };
}
