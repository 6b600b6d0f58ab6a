import { type Locale, locale } from "./locale.ts";

const tags: Record<Locale, string> = { "zh-Hans": "zh-Hans-CN", "zh-Hant": "zh-Hant-HK", en: "en-GB" };
const day = 86_400_000;

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Whole calendar days from `then` to `now`, by this device's midnight. */
export function daysBetween(then: string, now: number): number {
  return Math.round((midnight(new Date(now)) - midnight(new Date(then))) / day);
}

const format = (at: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tags[locale.value], options).format(at);

/** "11月19日", with the year when it is another one. */
export function dayWord(at: string, now: number): string {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return format(date, { month: "short", day: "numeric", ...(sameYear ? {} : { year: "numeric" }) });
}

export const clockWord = (at: string) =>
  format(new Date(at), { hour: "2-digit", minute: "2-digit", hour12: false });

/** "今天 10:02", "昨天 16:20", else the day. */
export function momentWord(at: string, now: number): string {
  const ago = daysBetween(at, now);
  return ago === 0 || ago === 1 ? `${agoWord(at, now)} ${clockWord(at)}` : dayWord(at, now);
}

/** "今天", "昨天", "2天前". */
export function agoWord(at: string, now: number): string {
  const words = new Intl.RelativeTimeFormat(tags[locale.value], { numeric: "auto" });
  return words.format(-daysBetween(at, now), "day");
}
