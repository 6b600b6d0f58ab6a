import type { Bundle } from "../../api/wire.ts";
import { addEntry } from "../../store/entries.ts";
import type { Entry } from "../../store/records.ts";
import type { Engine } from "../engine.ts";
import { newEntry } from "./entry.ts";

/** What a helper may say of a need. */
export const helperSteps = ["progress", "resolved", "confirmed"] as const;
export type HelperStep = (typeof helperSteps)[number];

export async function addNeedStep(
  engine: Engine,
  household: Bundle,
  step: { need_id: string; kind: HelperStep; note: string },
): Promise<Entry> {
  const body = { id: engine.world.id(), ...step, note: step.note.trim() };
  const entry = newEntry(engine.world, household, { kind: "need.step", body });
  await addEntry(engine.store, entry);
  engine.outbox.nudge();
  return entry;
}
