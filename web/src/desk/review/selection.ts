/** Several rows chosen for one verdict; never holds a row that is not in the list. */
export type Selection = ReadonlySet<string>;

export const none: Selection = new Set();

export function toggle(chosen: Selection, id: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** All of them, or none where all were chosen. */
export function toggleAll(chosen: Selection, ids: readonly string[]): Selection {
  return ids.every((id) => chosen.has(id)) ? none : new Set(ids);
}

/** What is left of it in a list that has changed; the same object when nothing is lost. */
export function within(chosen: Selection, ids: readonly string[]): Selection {
  const kept = ids.filter((id) => chosen.has(id));
  return kept.length === chosen.size ? chosen : new Set(kept);
}
