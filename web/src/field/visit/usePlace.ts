import { useEffect } from "preact/hooks";
import type { VisitDraft } from "../../store/records.ts";
import type { DraftPen } from "../draftPen.ts";
import { placeNow } from "./place.ts";

/** Keeps where the writer is, so that a killed tab opens there again: at every field, and when the page is left. */
export function usePlace(pen: DraftPen<VisitDraft>): void {
  useEffect(() => {
    const note = () => {
      const place = placeNow();
      if (place !== pen.draft.peek().place) pen.note({ place });
    };
    const leave = () => {
      note();
      pen.flush();
    };
    const hide = () => {
      if (document.visibilityState === "hidden") leave();
    };
    document.addEventListener("focusin", note);
    document.addEventListener("visibilitychange", hide);
    addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("focusin", note);
      document.removeEventListener("visibilitychange", hide);
      removeEventListener("pagehide", leave);
    };
  }, [pen]);
}
