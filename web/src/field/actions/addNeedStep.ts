import type { Bundle, NeedStepBody } from "../../api/wire.ts";
import { addEntry } from "../../store/entries.ts";
import type { Picture } from "../../store/photos.ts";
import type { Entry } from "../../store/records.ts";
import type { Engine } from "../engine.ts";
import { newEntry } from "./entry.ts";

/** What a helper may say of a need. */
export const helperSteps = ["progress", "errand", "resolved", "confirmed", "reopened"] as const;
export type HelperStep = (typeof helperSteps)[number];

type Said = Omit<NeedStepBody, "id" | "kind" | "photos"> & { kind: HelperStep };

/** Resolves when the step and its pictures are on the disk. Rejects with `StoreFull`, and nothing is kept. */
export async function addNeedStep(
  engine: Engine,
  household: Bundle,
  step: Said,
  pictures: readonly Picture[] = [],
): Promise<Entry> {
  const named = pictures.length > 0 && { photos: pictures.map(({ note }) => note) };
  const body = { id: engine.world.id(), ...step, note: step.note.trim(), ...named };
  const entry = newEntry(engine.world, household, { kind: "need.step", body });
  await addEntry(engine.store, entry, pictures);
  engine.outbox.nudge();
  return entry;
}
