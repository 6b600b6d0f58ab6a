import { isStepDraft } from "../store/drafts.ts";
import type { Draft } from "../store/records.ts";

/** A form that was opened and left as it was: nothing to go back to. A draft of an older version does not say, and is kept. */
export const isUntouched = (draft: Draft): boolean =>
  draft.touched === false && (isStepDraft(draft) || (draft.amends === null && draft.replaces === null));
