import { t } from "../words/words.ts";

/** "11-22": the shortest a day can be, for tight places. */
export function shortDay(at: string): string {
  const date = new Date(at);
  return `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "2026-11-22", by this device's calendar: the value of a date field. */
export function dateValue(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A last day before the first: it was taken back before it began. */
export function untilWord({ from, until }: { from: string; until: string | null }): string {
  if (until === null) return t("desk.pairing.still");
  return until < from ? t("desk.pairing.never") : until;
}

const two = (n: number) => String(n).padStart(2, "0");
