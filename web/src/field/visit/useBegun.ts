import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../../store/records.ts";
import { failureWord } from "../../words/problem.ts";

/** The draft to write on, once the store has it; or why there is none. */
export function useBegun<D extends Draft>(begin: () => Promise<D>, inputs: unknown[]) {
  const [begun, setBegun] = useState<D | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    begin().then(setBegun, (error) => setFailure(failureWord(error)));
  }, inputs);
  return { begun, failure };
}
