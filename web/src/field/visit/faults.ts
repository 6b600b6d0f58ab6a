import type { ProblemWire } from "../../api/problem.ts";
import { type ReasonField, reasonFields } from "../../api/terms.ts";
import type { Member, Visit, VisitContent } from "../../api/wire.ts";
import { knows, t } from "../../words/words.ts";
import { contentFields, fieldWord } from "../content/fieldWord.ts";
import { reasonWord } from "../ReviewWords.tsx";

/** What somebody says is wrong with a field, and what it said then. */
export interface Fault {
  said: string;
  was?: string;
}

export type Faults = Partial<Record<ReasonField, Fault>>;

/** The supervisor's reasons, each beside its field, with the value that was returned. */
export function returnedFaults({ review, content }: Visit, members: readonly Member[]): Faults {
  const faults: Faults = {};
  for (const reason of review?.reasons ?? []) {
    const earlier = faults[reason.field]?.said;
    const said = [earlier, reasonWord(reason)].filter(Boolean).join(t("field.page.and"));
    faults[reason.field] = { said, was: fieldWord(reason.field, content, members) };
  }
  return faults;
}

/** The server's objections to a refused visit, each beside its field. */
export function refusedFaults(problem: ProblemWire | null): Faults {
  const faults: Faults = {};
  for (const [path, codes] of Object.entries(problem?.errors ?? {})) {
    faults[fieldOf(path)] = { said: codes.map(codeWord).join(t("field.page.and")) };
  }
  return faults;
}

/** "needs.0.description" is part of "needs"; what has no place on the form is "other". */
function fieldOf(path: string): ReasonField {
  const [first = "", second] = path.split(".");
  const names = [`${first}.${second}`, first, first.replace("_photo_id", "")];
  return reasonFields.find((field) => names.includes(field)) ?? "other";
}

function codeWord(code: string): string {
  const key = `field.fault.${code}`;
  return knows(key) ? t(key) : t("field.fault.invalid");
}

/** The one to open the form on. */
export const firstFault = (faults: Faults): ReasonField | undefined =>
  contentFields.find((field) => faults[field] !== undefined);

/** What must or should be written before this can be saved. */
export function lacking(draft: Pick<VisitContent, "needs">): { place: string; faults: Faults } | null {
  const empty = draft.needs.findIndex((need) => need.description.trim() === "");
  if (empty < 0) return null;
  return { place: `needs.${empty}`, faults: { needs: { said: t("field.fault.needEmpty") } } };
}
