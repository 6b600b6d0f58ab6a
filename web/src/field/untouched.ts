import type { VisitDraft } from "../store/records.ts";

/** A form that was opened and left as it was: nothing to go back to. A draft of an older version does not say, and is kept. */
export const isUntouched = ({ amends, replaces, touched }: VisitDraft): boolean =>
  amends === null && replaces === null && touched === false;
