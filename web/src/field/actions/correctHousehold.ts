import type { Bundle, Correction } from "../../api/wire.ts";
import { addEntry } from "../../store/entries.ts";
import type { Entry } from "../../store/records.ts";
import type { Engine } from "../engine.ts";
import { newEntry } from "./entry.ts";

/** Corrects one field of the register. A clash with somebody else's correction is held for a person, with both values. */
export async function correctHousehold(
  engine: Engine,
  household: Bundle,
  correction: Correction,
): Promise<Entry> {
  const base = { id: engine.world.id(), household_id: household.id, base_revision: household.revision };
  const entry = newEntry(engine.world, household, {
    kind: "household.correct",
    body: { ...base, ...correction },
  });
  await addEntry(engine.store, entry);
  engine.outbox.nudge();
  return entry;
}
