import { asProblem, type ProblemWire } from "../api/problem.ts";
import { knows, t } from "./words.ts";

/** A refusal in the reader's language; an unknown code keeps the server's own words. */
export function problemWord(problem: ProblemWire): string {
  const key = `problems.${problem.code}`;
  return knows(key) ? t(key, problem.params) : problem.detail || problem.title || t("problems.unexpected");
}

/** Any failure of a request in words. */
export const failureWord = (error: unknown): string => problemWord(asProblem(error));
