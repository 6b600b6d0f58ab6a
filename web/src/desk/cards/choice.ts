import type { CardVillage } from "../../api/deskWire.ts";

/** The rows that are chosen, and how many cards that makes. */
export function chosenOf(rows: CardVillage[], chosen: ReadonlySet<string>) {
  const villages = rows.filter((row) => chosen.has(row.region.code));
  return { villages, cards: villages.reduce((sum, row) => sum + row.households, 0) };
}

/** `chosen` with a village put in or taken out. */
export function turned(chosen: ReadonlySet<string>, code: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(code)) next.add(code);
  return next;
}
