import type { Bundle, Visit } from "../../api/wire.ts";
import { addEntry } from "../../store/entries.ts";
import type { Entry } from "../../store/records.ts";
import type { Engine } from "../engine.ts";
import { newEntry } from "./entry.ts";

/** Takes a visit back, with a reason; it is marked, never deleted. */
export async function withdrawVisit(
  engine: Engine,
  household: Bundle,
  visit: Visit,
  reason: string,
): Promise<Entry> {
  const body = { visit_id: visit.id, base_revision: visit.revision, reason: reason.trim() };
  const entry = newEntry(engine.world, household, { kind: "visit.withdraw", body });
  await addEntry(engine.store, entry);
  engine.outbox.nudge();
  return entry;
}
