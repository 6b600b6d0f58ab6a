import type { VisitRow } from "../../api/deskWire.ts";

/** Several rows chosen for one verdict; never holds a row that is not in the list. */
export type Selection = ReadonlySet<string>;

export const none: Selection = new Set();

export function toggle(chosen: Selection, id: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What may be chosen all at once: whatever has an open flag is looked at and chosen by itself. */
export const quiet = (rows: readonly Pick<VisitRow, "id" | "flags">[]): string[] =>
  rows.filter(({ flags }) => flags.every((flag) => flag.dismissed !== null)).map(({ id }) => id);

export const holdsAll = (chosen: Selection, ids: readonly string[]): boolean =>
  ids.every((id) => chosen.has(id));

/** All of these beside what was chosen before, or none where all were chosen. */
export function toggleAll(chosen: Selection, ids: readonly string[]): Selection {
  return holdsAll(chosen, ids) ? none : new Set([...ids, ...chosen]);
}

/** What is left of it in a list that has changed; the same object when nothing is lost. */
export function within(chosen: Selection, ids: readonly string[]): Selection {
  const kept = ids.filter((id) => chosen.has(id));
  return kept.length === chosen.size ? chosen : new Set(kept);
}
