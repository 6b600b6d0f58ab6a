import type { ProblemWire } from "../../api/problem.ts";
import { problemWord } from "../../words/problem.ts";
import { momentWord } from "../../words/when.ts";
import { type Key, t } from "../../words/words.ts";

/** Why a verdict was not taken; of one that a colleague was first with, who decided what and when. */
export function refusalWord(problem: ProblemWire, now: number): string {
  const { reviewer, decision, at } = problem.params ?? {};
  if (problem.code !== "already_reviewed" || !reviewer || !decision || !at) return problemWord(problem);
  return t("desk.review.colleague", {
    reviewer,
    what: t(`terms.decision.${decision}` as Key),
    when: momentWord(String(at), now),
  });
}
