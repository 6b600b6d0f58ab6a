import { putDraft } from "../../store/drafts.ts";
import { changeEntries, dropEntry, replaceEntry } from "../../store/entries.ts";
import * as photos from "../../store/photos.ts";
import type { Entry, VisitDraft } from "../../store/records.ts";
import type { Engine } from "../engine.ts";
import { newEntry } from "./entry.ts";
import { blank, written } from "./startVisit.ts";

type VisitEntry = Extract<Entry, { kind: "visit.record" | "visit.amend" }>;

/** Edit and resend: the refused visit as a draft again. Saving it makes a new operation, and only then the old one goes. */
export async function reopenEntry(engine: Engine, entry: VisitEntry): Promise<VisitDraft> {
  const draft: VisitDraft = {
    ...blank(engine, entry.household_id),
    ...written(entry.body),
    // A refusal has left nothing behind: the visit keeps its id.
    ...(entry.kind === "visit.record"
      ? { id: entry.body.id }
      : { amends: { visit_id: entry.body.visit_id, base_revision: entry.body.base_revision } }),
    started_at: entry.body.started_at,
    ended_at: entry.body.ended_at,
    replaces: entry.id,
  };
  for (const photo of await photos.photosOf(engine.store, entry.id)) {
    await photos.changePhoto(engine.store, photo.id, { draft_id: draft.id });
  }
  await putDraft(engine.store, draft);
  return draft;
}

/** The same words under a new operation, for what is too short to be mended: the old one goes as the new one comes. */
export async function resendEntry({ store, world, outbox }: Engine, entry: Entry): Promise<void> {
  const household = { id: entry.household_id, head_name: entry.household_name };
  const again = { ...newEntry(world, household, entry), made_at: entry.made_at } as Entry;
  await replaceEntry(store, entry.id, again);
  outbox.nudge();
}

/** Leave it on the phone for the township to look at: it no longer asks for attention, and stays visible. */
export function keepEntry({ store, world }: Engine, id: string): Promise<void> {
  return changeEntries(store, [id], { kept_at: new Date(world.now()).toISOString() });
}

/** Throw it away for good. Ask first: what it says exists nowhere else. */
export const discardEntry = ({ store }: Engine, id: string): Promise<void> => dropEntry(store, id);

/** The same for one refused photo of an entry that the server has. */
export const discardPhoto = ({ store }: Engine, id: string): Promise<void> => photos.discardPhoto(store, id);
