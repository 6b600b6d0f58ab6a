import { Problem, Unreachable } from "../api/problem.ts";

const first = 2_000;
const longest = 5 * 60_000;

/**
 * Milliseconds to the next try after a round that did not get through, or "pause" where only a person can help.
 * `failures` in a row, this one included; `random` from 0 to 1. The wait doubles and is jittered by half, so that a township
 * whose line comes back does not knock in step; what the server asks for is never undercut.
 */
export function next(error: unknown, failures: number, random: number): number | "pause" {
  if (error instanceof Problem && needsPerson(error)) return "pause";
  const full = Math.min(longest, first * 2 ** Math.min(failures - 1, 20));
  const asked = (retryAfter(error) ?? 0) * 1000;
  return Math.round(Math.max(asked * (1 + random / 4), full * (0.5 + random / 2)));
}

const needsPerson = (problem: Problem) =>
  problem.status === 401 || problem.code === "password_change_required";

const retryAfter = (error: unknown) =>
  error instanceof Problem || error instanceof Unreachable ? error.retryAfter : null;
