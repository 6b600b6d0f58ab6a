import { useState } from "preact/hooks";
import { failureWord } from "../words/problem.ts";
import { noticeExpiry } from "./account.ts";

/** Runs one request at a time and keeps its failure in words. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      noticeExpiry(error);
      setFailure(failureWord(error));
    } finally {
      setBusy(false);
    }
  }

  return { busy, failure, setFailure, attempt };
}
