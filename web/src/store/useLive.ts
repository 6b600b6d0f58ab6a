import { liveQuery } from "dexie";
import { useEffect, useState } from "preact/hooks";

/**
 * What `query` reads from the store, and again whenever that changes, in any tab. Undefined until the first answer.
 * `inputs` are the values that the query closes over.
 */
export function useLive<T>(query: () => Promise<T>, inputs: unknown[]): T | undefined {
  const [answer, setAnswer] = useState<{ value: T } | undefined>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    setAnswer(undefined);
    const reading = liveQuery(query).subscribe({ next: (value) => setAnswer({ value }), error: setFailure });
    return () => reading.unsubscribe();
  }, inputs);
  if (failure !== undefined) throw failure;
  return answer?.value;
}
