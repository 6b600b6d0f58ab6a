import type { Page } from "../api/deskWire.ts";
import { useAttempt } from "../shell/useAttempt.ts";
import { type Load, useLoad } from "./useLoad.ts";

export type After = string | number | null;

export interface Pages<P> extends Load<P> {
  /** Brings the rows after the last one; absent when there are none. */
  more: (() => void) | undefined;
  busyWithMore: boolean;
  moreFailure: string | null;
}

/** A list that grows by the server's keys; what comes beside the rows (counts) is of the first page, as the list began. */
export function usePages<P extends Page<unknown>>(
  key: string,
  ask: (after: After, signal?: AbortSignal) => Promise<P>,
): Pages<P> {
  const load = useLoad(key, (signal) => ask(null, signal));
  const { busy, failure, attempt } = useAttempt();
  const after = load.data?.next ?? null;

  async function fetchMore(): Promise<void> {
    const page = await ask(after);
    load.change((now) =>
      now.next === after ? { ...now, next: page.next, rows: [...now.rows, ...page.rows] } : now,
    );
  }

  return {
    ...load,
    more: after === null ? undefined : () => attempt(fetchMore),
    busyWithMore: busy,
    moreFailure: failure,
  };
}
