import type { NeedState } from "../../api/terms.ts";
import type { HelperStep, StepDraft } from "../../store/records.ts";

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
export function isSaid({ kind, note, trips }: StepDraft): boolean {
  return (kind === "confirmed" || note.trim() !== "") && (kind !== "errand" || isTrips(trips));
}

const mostTrips = 50;

const isTrips = (typed: string) => /^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= mostTrips;
