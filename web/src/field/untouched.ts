import type { VisitDraft } from "../store/records.ts";

/** A form that was opened and left as it was: nothing to go back to. */
export const isUntouched = (draft: VisitDraft): boolean =>
  draft.amends === null &&
  draft.replaces === null &&
  draft.summary === "" &&
  Object.keys(draft.checks).length + draft.measures.length + draft.needs.length + draft.photos.length === 0;
