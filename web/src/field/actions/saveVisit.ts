import { checks } from "../../api/terms.ts";
import type { Bundle, VisitContent } from "../../api/wire.ts";
import { fileDraft } from "../../store/entries.ts";
import type { Entry, VisitDraft } from "../../store/records.ts";
import type { Engine } from "../engine.ts";
import { askToKeep } from "../keeping.ts";
import { newEntry } from "./entry.ts";
import { written } from "./startVisit.ts";

/**
 * Moves a finished draft to the outbox, as a new visit or as an amendment. Resolves when it is on the disk: "saved" may be
 * said then. Rejects with `StoreFull`, and the draft stays, when the phone has no room; with `DraftGone` when it was saved elsewhere.
 */
export async function saveVisit(engine: Engine, household: Bundle, draft: VisitDraft): Promise<Entry> {
  const entry = newEntry(engine.world, household, operation(engine, draft));
  await fileDraft(engine.store, draft, entry);
  engine.outbox.nudge();
  askToKeep(engine.world);
  return entry;
}

function operation({ world }: Engine, draft: VisitDraft) {
  const ended_at = draft.ended_at ?? new Date(world.now()).toISOString();
  const span = { started_at: draft.started_at, ended_at };
  const body = { ...span, ...content(draft) };
  if (draft.amends) return { kind: "visit.amend" as const, body: { ...draft.amends, ...body } };
  return { kind: "visit.record" as const, body: { id: draft.id, household_id: draft.household_id, ...body } };
}

function content(draft: VisitDraft): VisitContent {
  const seen = Object.fromEntries(checks.map((check) => [check, draft.checks[check] ?? "unseen"]));
  return written({
    ...draft,
    checks: seen as VisitContent["checks"],
    summary: draft.summary.trim(),
    measures: draft.measures.map(({ kind, text }) => ({ kind, text: text.trim() })),
    needs: draft.needs.map((need) => ({ ...need, description: need.description.trim() })),
  });
}
