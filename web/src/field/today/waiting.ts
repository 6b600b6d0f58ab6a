import type { Bundle, Day, Instant, Need } from "../../api/wire.ts";
import type { Tone } from "../../parts/tone.ts";
import { daysBetween } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import type { HouseholdView } from "../view.ts";

/** A household is called on once a month; from the fourth week on it is time to think of it. */
const month = 30;
const soon = 21;

/** How long ago somebody was there, and how that feels. */
export function waitingWord(visitedAt: Instant | null, now: number): { tone: Tone; text: string } {
  if (visitedAt === null) return { tone: "bad", text: t("field.waiting.never") };
  const n = daysBetween(visitedAt, now);
  if (n <= 0) return { tone: "good", text: t("field.waiting.today") };
  if (n > month) return { tone: "bad", text: t("field.waiting.long", { n }) };
  return { tone: n >= soon ? "wait" : "good", text: t("field.waiting.days", { n }) };
}

/** "需求 2 · 明天到期": how many are open, and the nearest date if it is near. */
export function needsWord(needs: HouseholdView["openNeeds"], now: number): string | null {
  if (needs.length === 0) return null;
  const count = t("field.waiting.needs", { n: needs.length });
  const [due] = needs.flatMap((need) => (isDue(need) ? [need.due_on] : [])).sort();
  const word = due === undefined ? null : dueWord(due, now);
  return word === null ? count : `${count} · ${word.text}`;
}

/** Somebody still has to do something by a certain day. */
export const isDue = <N extends Need>(need: N): need is N & { due_on: Day } =>
  need.due_on !== null &&
  need.state !== "resolved" &&
  need.state !== "confirmed" &&
  need.state !== "declined";

const near = 7;

/** Null when the day is not near enough to speak of. */
export function dueWord(due: string, now: number): { late: boolean; text: string } | null {
  const n = -daysBetween(`${due}T00:00`, now);
  if (n < 0) return { late: true, text: t("field.due.late", { n: -n }) };
  if (n === 0) return { late: false, text: t("field.due.today") };
  if (n === 1) return { late: false, text: t("field.due.tomorrow") };
  return n <= near ? { late: false, text: t("field.due.days", { n }) } : null;
}

/** Whom to ring: the head, else whoever has a telephone. */
export function callNumber({ members, head_name }: Bundle): string | null {
  const head = members.find((member) => member.name === head_name && member.phone !== null);
  return (head ?? members.find((member) => member.phone !== null))?.phone ?? null;
}

/** Nobody to be met at home: the last visit found them gone. */
export const isAway = ({ visits }: Bundle) =>
  visits.find((visit) => visit.state !== "withdrawn")?.content.mode === "away";
