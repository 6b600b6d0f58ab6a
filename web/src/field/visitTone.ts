import type { VisitState } from "../api/terms.ts";
import type { Tone } from "../parts/tone.ts";

export const visitTone: Record<VisitState, Tone> = {
  waiting: "plain",
  approved: "good",
  returned: "bad",
  withdrawn: "plain",
};
