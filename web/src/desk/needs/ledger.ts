import type { LedgerNeed } from "../../api/deskWire.ts";
import type { NeedState, NeedStepKind } from "../../api/terms.ts";
import type { Need } from "../../api/wire.ts";
import type { Tone } from "../../parts/tone.ts";
import type { NeedPage } from "../api.ts";

/** What is done at the desk; raising is the phone's. */
export type DeskStep = Exclude<NeedStepKind, "raised">;

/** What can be done next, the likeliest first; the server's ledger has the same table. */
const steps: Record<NeedState, DeskStep[]> = {
  raised: ["accepted", "assigned", "resolved", "progress", "declined"],
  accepted: ["assigned", "resolved", "progress", "declined"],
  assigned: ["resolved", "progress", "assigned", "declined"],
  resolved: ["confirmed", "progress"],
  confirmed: ["progress"],
  declined: ["progress"],
};

export const stepsAfter = (state: NeedState): readonly DeskStep[] => steps[state];

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

/** The page with one need moved on: it stays in its place, so that the reader sees what became of it. */
export function afterStep(page: NeedPage, stepped: Need): NeedPage {
  const was = page.rows.find((row) => row.id === stepped.id);
  if (!was) return page;
  const now: LedgerNeed = { ...was, ...stepped, overdue: was.overdue && isOpen(stepped.state) };
  const counts = { ...page.counts };
  counts[was.state] -= 1;
  counts[now.state] += 1;
  if (was.overdue && !now.overdue) counts.overdue -= 1;
  return { ...page, rows: page.rows.map((row) => (row === was ? now : row)), counts };
}
