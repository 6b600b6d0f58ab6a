/** What travels between desk and server about many visits at once, samples of them, and asking again. */
import type { HouseholdBrief } from "./deskWire.ts";
import type { ProblemWire } from "./problem.ts";
import type { VisitState } from "./terms.ts";
import type { Instant, Person } from "./wire.ts";

/** Which of the waiting visits. */
export interface Asked {
  region?: string;
  helper?: string;
  week?: string;
  household?: string;
  q?: string;
}

export interface VisitNamed {
  visit_id: string;
  name: string;
  helper: string;
}

export const leftOutWhys = ["not_waiting", "open_flag", "own_visit", "spot_checking"] as const;
export type LeftOutWhy = (typeof leftOutWhys)[number];

export interface BatchBrief {
  id: string;
  state: "frozen" | "applied" | "undone";
  made_at: Instant;
  applied_at: Instant | null;
  undone_at: Instant | null;
  /** The last day on which it can be undone: "2026-12-07". */
  undo_until: string | null;
  count: number;
  left_out_count: number;
  /** There were more than one batch holds. */
  beyond: boolean;
  approved: number;
  refused_count: number;
  kept_count: number;
  sample_id: string | null;
}

export interface BatchWhole extends BatchBrief {
  left_out_by: Partial<Record<LeftOutWhy, number>>;
}

/** `approved`: what is, would be, or was; `kept`: not undone, they have gone on since. */
export type BatchHeap = "approved" | "left_out" | "refused" | "kept";

/** `why` of what is left out, `problem` of what was refused. */
export interface BatchRow extends VisitNamed {
  why: LeftOutWhy | null;
  problem: ProblemWire | null;
}

export interface SampleBrief {
  id: string;
  by: string;
  made_at: Instant;
  percent: number;
  population: number;
  size: number;
  left_out: number;
  beyond: boolean;
}

export interface SampleWhole extends SampleBrief {
  seed: string;
  strata: { helper: string; village: string; of: number; drawn: number }[];
  drawn: (VisitNamed & { said: VisitState })[];
  read: number;
  returned: number;
  /** With 95 % confidence, of the whole population; null until all drawn are read that were not withdrawn. */
  at_most: number | null;
}

export const spotHows = ["telephone", "on_the_spot"] as const;
export type SpotHow = (typeof spotHows)[number];

/** "day", "mode", "needs", "measures" or "checks.food"…; values are codes of that fact, or "unknown". */
export interface SpotFact {
  fact: string;
  /** What the helper wrote; told only once the fact has been asked again. */
  said: string | null;
  answered: string | null;
  same: boolean | null;
}

/** Who asks the household, and until when nobody else does. */
export interface SpotClaim {
  by: Person;
  mine: boolean;
  until: Instant;
}

export const spotStates = ["open", "held", "answered", "lapsed"] as const;
export type SpotState = (typeof spotStates)[number];

export interface SpotCheck {
  id: string;
  visit_id: string;
  household: HouseholdBrief;
  asked_by: Person;
  asked_at: Instant;
  /** Asked for by the reader, who therefore does not answer it. */
  mine: boolean;
  state: Exclude<SpotState, "held">;
  claim: SpotClaim | null;
  /** Why it is not for the reader to take on. */
  barred: "own_spot_check" | "seen_already" | null;
  /** The questions to who has taken it on, the whole comparison once it is answered; else none. */
  facts: SpotFact[];
  how: SpotHow | null;
  answered_by: string | null;
  answered_at: Instant | null;
  note: string;
}

export interface SpotAnswers {
  how: SpotHow;
  answers: Record<string, string>;
  note: string;
}
