import type { NeedState } from "../../api/terms.ts";
import type { HelperStep } from "../actions/addNeedStep.ts";

/** What a helper may say of a need as it stands, the likeliest first; nothing once it is settled. */
export function stepsFor(state: NeedState): readonly HelperStep[] {
  switch (state) {
    case "confirmed":
    case "declined":
      return [];
    case "resolved":
      return ["confirmed", "reopened", "progress"];
    default:
      return ["progress", "errand", "resolved"];
  }
}

/** All but the household's yes say what was done or is missing; an errand also how many trips it spared. */
export function isSaid(kind: HelperStep, note: string, trips: string): boolean {
  return (kind === "confirmed" || note.trim() !== "") && (kind !== "errand" || isTrips(trips));
}

const mostTrips = 50;

const isTrips = (typed: string) => /^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= mostTrips;

/** The words of a step, without those that do not belong to its kind. */
export function said(kind: HelperStep, note: string, next: string, trips: string) {
  const next_step = kind === "resolved" || kind === "confirmed" ? "" : next.trim();
  return {
    kind,
    note: note.trim(),
    ...(next_step && { next_step }),
    ...(kind === "errand" && { trips_saved: Number(trips) }),
  };
}
