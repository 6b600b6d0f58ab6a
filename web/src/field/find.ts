import type { Bundle } from "../api/wire.ts";
import { isAwayFor } from "./today/waiting.ts";
import type { HouseholdView } from "./view.ts";

/** By name of the head or any member, pinyin initials, village, group, code or number of the card; every word must be found. */
export function findHouseholds<T extends { household: Bundle }>(all: T[], asked: string): T[] {
  const words = asked.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ household }) => words.every((word) => matches(household, word)));
}

function matches(household: Bundle, word: string): boolean {
  if (/^[a-z]+$/.test(word) && household.initials.startsWith(word)) return true;
  const texts = [
    household.head_name,
    household.group,
    household.region.name,
    household.code,
    household.card?.number ?? "",
    ...household.members.map((member) => member.name),
  ];
  return texts.some((text) => text.toLowerCase().includes(word));
}

/** Whom to visit next: never visited first, then longest ago; those who are away come after all others. */
export const byWaiting =
  (now: number) =>
  (a: HouseholdView, b: HouseholdView): number =>
    Number(isAwayFor(a, now)) - Number(isAwayFor(b, now)) || byLastVisit(a, b);

function byLastVisit(a: HouseholdView, b: HouseholdView): number {
  if (a.visited_at === b.visited_at) return a.household.code < b.household.code ? -1 : 1;
  if (a.visited_at === null) return -1;
  if (b.visited_at === null) return 1;
  return a.visited_at < b.visited_at ? -1 : 1;
}
