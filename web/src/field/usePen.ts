import { useEffect, useMemo } from "preact/hooks";
import { dropDraft } from "../store/drafts.ts";
import type { Draft } from "../store/records.ts";
import { type DraftPen, openPen } from "./draftPen.ts";
import { useEngine } from "./engine.ts";
import { isUntouched } from "./untouched.ts";

/** A pen on `begun` while its form is open. */
export function usePen<D extends Draft>(begun: D): DraftPen<D> {
  const engine = useEngine();
  const pen = useMemo(() => openPen(engine, begun), [engine, begun.id]);
  useEffect(
    () => () => {
      pen.close();
      // Should the store be closing with the form: an untouched draft is not shown anywhere.
      const nothing = isUntouched(pen.draft.peek()) && engine.unfinished.size === 0;
      if (nothing) dropDraft(engine.store, begun.id).catch(() => undefined);
    },
    [pen],
  );
  return pen;
}
