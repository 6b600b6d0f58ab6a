import type { CountySettings } from "../../api/deskWire.ts";

export const clocks = ["accept_within", "settle_within", "warn_before"] as const;
type Clock = (typeof clocks)[number];

/** As it stands in the fields; `day_off` is one that was typed and not yet added to the others. */
export type Draft = Record<Clock, string> & { days_off: string[]; day_off: string };

/** What the server takes. */
export const mostDaysOff = 60;
const limits: Record<Clock, [number, number]> = {
  accept_within: [1, 60],
  settle_within: [1, 250],
  warn_before: [0, 60],
};

export const drafted = (said: CountySettings): Draft => ({
  accept_within: String(said.accept_within),
  settle_within: String(said.settle_within),
  warn_before: String(said.warn_before),
  days_off: said.days_off,
  day_off: "",
});

/** All of its holidays, also the one that is only typed. */
export const daysOff = ({ days_off, day_off }: Pick<Draft, "days_off" | "day_off">): string[] =>
  [...new Set([...days_off, day_off])].filter(Boolean).sort();

export const settled = (draft: Draft): Omit<CountySettings, "calendar_until"> => ({
  accept_within: Number(draft.accept_within),
  settle_within: Number(draft.settle_within),
  warn_before: Number(draft.warn_before),
  days_off: daysOff(draft),
});

/** The fields at fault: out of bounds, or longer than what a need may take in all. */
export function wrongs(draft: Draft): Clock[] {
  const whole = Number(draft.settle_within);
  return clocks.filter((name) => {
    const [least, most] = limits[name];
    const value = Number(draft[name]);
    return !/^\d+$/.test(draft[name]) || value < least || value > most || value > whole;
  });
}
