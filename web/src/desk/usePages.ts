import { useRef } from "preact/hooks";
import type { Page } from "../api/deskWire.ts";
import { useAttempt } from "../shell/useAttempt.ts";
import { recalled, remember } from "./place.ts";
import { type Load, useLoad } from "./useLoad.ts";

export type After = string | number | null;

export interface Pages<P> extends Load<P> {
  /** Brings the rows after the last one; absent when there are none. */
  more: (() => void) | undefined;
  busyWithMore: boolean;
  moreFailure: string | null;
}

/** The list with one of its rows as it is now; asked for anew it would begin at its first page again. */
export const withRow = <Row extends { id: string }, P extends Page<Row>>(list: P, row: Row): P => ({
  ...list,
  rows: list.rows.map((one) => (one.id === row.id ? row : one)),
});

/** A list that grows by the server's keys, and is as long as it was when it is asked again or one comes back to it; what comes beside the rows (counts) is of the first page, as the list began. */
export function usePages<P extends Page<unknown>>(
  key: string,
  ask: (after: After, signal?: AbortSignal) => Promise<P>,
): Pages<P> {
  const length = useRef(0);
  const longer = `rows ${key}`;
  const load = useLoad(key, async (signal) => {
    const wanted = length.current;
    let page = await ask(null, signal);
    while (page.rows.length < wanted && page.next !== null) page = joined(page, await ask(page.next, signal));
    return page;
  });
  length.current = load.data?.rows.length ?? Number(recalled(longer) ?? 0);
  const { busy, failure, attempt } = useAttempt();
  const after = load.data?.next ?? null;

  async function fetchMore(): Promise<void> {
    const page = await ask(after);
    remember(longer, length.current + page.rows.length);
    load.change((now) => (now.next === after ? joined(now, page) : now));
  }

  return {
    ...load,
    more: after === null ? undefined : () => attempt(fetchMore),
    busyWithMore: busy,
    moreFailure: failure,
  };
}

const joined = <P extends Page<unknown>>(before: P, page: P): P => ({
  ...before,
  next: page.next,
  rows: [...before.rows, ...page.rows],
});
