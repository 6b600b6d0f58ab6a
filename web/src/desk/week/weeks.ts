import { t } from "../../words/words.ts";

const day = 86_400_000;
/** The county's clock, wherever the reader's stands: weeks are counted in Asia/Shanghai, which knows no summer time. */
const shanghai = 8 * 3_600_000;

/** ISO 8601: the week that has the year's first Thursday is its first. `at` as if it were UTC. */
function name(at: number): string {
  const thursday = at + (3 - ((new Date(at).getUTCDay() + 6) % 7)) * day;
  const year = new Date(thursday).getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / day / 7);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** "2026-W47", the week of a moment in the villages. */
export const weekOf = (now: number): string => name(now + shanghai);

/** The week that people ask for: until Monday is over the one that has just ended, which is the one to report. */
export const weekToReport = (now: number): string => weekOf(now - day);

export const isWeek = (text: string): boolean => /^\d{4}-W\d{2}$/.test(text);

/** Monday of the week, as if it were UTC. */
function monday(week: string): number {
  const [year = 0, number = 0] = week.split("-W").map(Number);
  const fourth = Date.UTC(year, 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day;
  return first + (number - 1) * 7 * day;
}

export const weekAfter = (week: string, by: number): string => name(monday(week) + by * 7 * day);

/** The latest `n` weeks, the present one first. */
export const latestWeeks = (now: number, n: number): string[] =>
  Array.from({ length: n }, (_, i) => weekAfter(weekOf(now), -i));

/** "2026 年第 47 周" */
export function weekWord(week: string): string {
  const [year = "", number = ""] = week.split("-W");
  return t("desk.week.name", { year, week: Number(number) });
}
