import { Problem, type ProblemWire, Unreachable } from "../api/problem.ts";
import { knows, t } from "./words.ts";

type Told = Pick<ProblemWire, "code" | "title" | "detail" | "params">;

/** A refusal in the reader's language; an unknown code keeps the server's own words. */
export function refusalWord(problem: Told): string {
  const key = `problems.${problem.code}`;
  return knows(key) ? t(key, problem.params) : problem.detail || problem.title;
}

/** Any failure of a request in words. */
export function failureWord(error: unknown): string {
  if (error instanceof Problem) return refusalWord(error);
  if (error instanceof Unreachable)
    return t(error.status === null ? "problems.no_answer" : "problems.strange_answer");
  return t("problems.unexpected");
}
