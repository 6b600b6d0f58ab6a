import type { Bundle, Instant } from "../../api/wire.ts";
import type { Tone } from "../../parts/tone.ts";
import { daysBetween, dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { clockWord } from "../needs/clock.ts";
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

/** "外出务工,到2月10日": nobody is reminded until then. */
export const awayWord = ({ away_until }: Pick<HouseholdView, "away_until">, now: number) => ({
  tone: "plain" as Tone,
  text: t("field.waiting.away", { day: dayWord(away_until ?? "", now) }),
});

/** "需求 2 · 明天到期": how many are open, and the nearest date if it is near. */
export function needsWord(needs: HouseholdView["openNeeds"], now: number): string | null {
  if (needs.length === 0) return null;
  const count = t("field.waiting.needs", { n: needs.length });
  const clocks = needs.flatMap(({ clock }) => (clock ? [clock] : [])).sort((a, b) => (a.on < b.on ? -1 : 1));
  const near = clocks.map((clock) => clockWord(clock, now)).find(({ tone }) => tone !== "plain");
  return near === undefined ? count : `${count} · ${near.text}`;
}

/** Whom to ring: the head, else whoever has a telephone. */
export function callNumber({ members, head_name }: Bundle): string | null {
  const head = members.find((member) => member.name === head_name && member.phone !== null);
  return (head ?? members.find((member) => member.phone !== null))?.phone ?? null;
}

/** Whether the household is away today, as somebody has entered it: then nobody is reminded, and they are rung. */
export const isAwayFor = ({ away_until }: Pick<HouseholdView, "away_until">, now: number) =>
  away_until !== null && daysBetween(away_until, now) <= 0;

/** Nobody to be met at home: the last visit found them gone. */
export const isAway = ({ visits }: Bundle) =>
  visits.find((visit) => visit.state !== "withdrawn")?.content.mode === "away";
