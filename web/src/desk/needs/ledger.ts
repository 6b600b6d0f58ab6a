import type { NeedCounts } from "../../api/deskWire.ts";
import type { NeedState, NeedStepKind } from "../../api/terms.ts";
import type { Need } from "../../api/wire.ts";
import type { Tone } from "../../parts/tone.ts";
import { daysBetween } from "../../words/when.ts";
import type { NeedPage } from "../api.ts";

/** What is done at the desk; raising is the phone's. */
export type DeskStep = Exclude<NeedStepKind, "raised">;

/** What can be done next, the likeliest first; the server's ledger has the same table. */
const steps: Record<NeedState, DeskStep[]> = {
  raised: ["accepted", "assigned", "resolved", "progress", "errand", "declined"],
  accepted: ["assigned", "resolved", "progress", "errand", "declined"],
  assigned: ["resolved", "progress", "errand", "assigned", "declined"],
  resolved: ["confirmed", "reopened", "progress"],
  confirmed: ["progress"],
  declined: ["progress"],
};

export const stepsAfter = (state: NeedState): readonly DeskStep[] => steps[state];

/** Steps that can say what comes next. */
const onward: readonly DeskStep[] = ["accepted", "assigned", "progress", "errand", "reopened"];
export const saysNext = (kind: DeskStep): boolean => onward.includes(kind);

/** Steps that say nothing without a word. */
const worded: readonly DeskStep[] = ["declined", "progress", "errand", "resolved", "reopened"];
export const wantsWords = (kind: DeskStep): boolean => worded.includes(kind);

export const needTones: Record<NeedState, Tone> = {
  raised: "wait",
  accepted: "wait",
  assigned: "wait",
  resolved: "good",
  confirmed: "good",
  declined: "plain",
};

export const isOpen = (state: NeedState): boolean =>
  state === "raised" || state === "accepted" || state === "assigned";

export const openCount = (counts: NeedCounts) => counts.raised + counts.accepted + counts.assigned;

/** Orange before the day of the clock that runs out first, red after it. */
export function clockTone({ clock }: Need, now: number): "bad" | "wait" | null {
  if (!clock) return null;
  if (daysBetween(`${clock.on}T00:00`, now) > 0) return "bad";
  return daysBetween(`${clock.warn_on}T00:00`, now) >= 0 ? "wait" : null;
}

/** The need with those of its steps' photos here that have come since. */
export const withPhotosHere = (need: Need, come: readonly string[]): Need => ({
  ...need,
  steps: need.steps.map((step) => ({
    ...step,
    photos: (step.photos ?? []).map((photo) => ({ ...photo, here: photo.here || come.includes(photo.id) })),
  })),
});

/** The page with one need moved on: it stays in its place, so that the reader sees what became of it. */
export const afterStep = (page: NeedPage, stepped: Need): NeedPage => ({
  ...page,
  rows: page.rows.map((row) => (row.id === stepped.id ? { ...row, ...stepped } : row)),
});
