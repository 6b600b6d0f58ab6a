import { type Locale, locale } from "./locale.ts";

const tags: Record<Locale, string> = { "zh-Hans": "zh-Hans-CN", "zh-Hant": "zh-Hant-HK", en: "en-GB" };
const day = 86_400_000;

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Whole calendar days from `then` to `now`, by this device's midnight. */
export function daysBetween(then: string, now: number): number {
  return Math.round((midnight(new Date(now)) - midnight(new Date(then))) / day);
}

const shapes = {
  day: { month: "short", day: "numeric" },
  dayOfYear: { year: "numeric", month: "short", day: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit", hour12: false },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making one takes longer than drawing the row of a list that it is for.
const dates = new Map<string, Intl.DateTimeFormat>();
const agos = new Map<string, Intl.RelativeTimeFormat>();

function once<T>(made: Map<string, T>, key: string, make: () => T): T {
  const one = made.get(key) ?? make();
  made.set(key, one);
  return one;
}

function format(at: Date, shape: keyof typeof shapes): string {
  const tag = tags[locale.value];
  return once(dates, `${tag} ${shape}`, () => new Intl.DateTimeFormat(tag, shapes[shape])).format(at);
}

/** "11月19日", with the year when it is another one. */
export function dayWord(at: string, now: number): string {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return format(date, sameYear ? "day" : "dayOfYear");
}

export const clockWord = (at: string) => format(new Date(at), "clock");

/** "今天 10:02", "昨天 16:20", else the day. */
export function momentWord(at: string, now: number): string {
  const ago = daysBetween(at, now);
  return ago === 0 || ago === 1 ? `${agoWord(at, now)} ${clockWord(at)}` : dayWord(at, now);
}

/** "今天", "昨天", "2天前". */
export function agoWord(at: string, now: number): string {
  const tag = tags[locale.value];
  const words = once(agos, tag, () => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }));
  return words.format(-daysBetween(at, now), "day");
}
