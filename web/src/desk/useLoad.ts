import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { asProblem, type ProblemWire } from "../api/problem.ts";
import { noticeExpiry } from "../shell/account.ts";
import { useApp } from "../shell/app.ts";
import { didNotCome } from "./failing.ts";

export interface Load<T> {
  data: T | null;
  /** Why the last asking failed; `data` may still be what an earlier one brought. */
  problem: ProblemWire | null;
  busy: boolean;
  refresh: () => void;
  /** Puts right what a verb of ours has just changed, without asking again. */
  change: (edit: (data: T) => T) => void;
}

interface Told<T> {
  key: string;
  data: T | null;
  problem: ProblemWire | null;
  busy: boolean;
}

/**
 * Asks at once and whenever `key` changes, and again when the network comes back; a screen that is left hears no more.
 * What is `ready` at the start is not asked for.
 */
export function useLoad<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<T>,
  ready: T | null = null,
): Load<T> {
  const { world } = useApp();
  const [told, setTold] = useState<Told<T>>({ key, data: ready, problem: null, busy: ready === null });
  const [turn, setTurn] = useState(0);
  const refresh = () => setTurn((before) => before + 1);
  const shown = told.key === key ? told : { key, data: null, problem: null, busy: true };

  useEffect(() => {
    if (ready !== null && turn === 0) return;
    const leaving = new AbortController();
    const tell = (next: (before: Told<T>) => Told<T>) => {
      if (!leaving.signal.aborted) setTold(next);
    };
    setTold({ ...shown, busy: true });
    ask(leaving.signal).then(
      (data) => tell(() => ({ key, data, problem: null, busy: false })),
      (error) => {
        if (!leaving.signal.aborted) noticeExpiry(error);
        tell((before) => ({ ...before, problem: asProblem(error), busy: false }));
      },
    );
    return () => leaving.abort();
  }, [key, turn]);

  const failed = shown.problem !== null;
  // At once: an effect comes a frame after the button that asks again.
  useLayoutEffect(() => {
    if (!failed) return;
    const stops = [world.whenWoken(refresh), didNotCome(refresh)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [failed]);

  const change = (edit: (data: T) => T) =>
    setTold((now) => (now.key === key && now.data !== null ? { ...now, data: edit(now.data) } : now));

  return { data: shown.data, problem: shown.problem, busy: shown.busy, refresh, change };
}
