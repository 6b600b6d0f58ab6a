import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Bundle, Visit } from "../../api/wire.ts";
import type { VisitDraft } from "../../store/records.ts";
import type { DraftPen } from "../draftPen.ts";
import type { HouseholdView } from "../view.ts";
import type { Faults } from "./faults.ts";

/** What the cards of the visit form share. */
export interface Form {
  household: Bundle;
  openNeeds: HouseholdView["openNeeds"];
  pen: DraftPen<VisitDraft>;
  /** The visit before this one, to be the same as. */
  last: Visit | undefined;
  faults: Faults;
  /** Pictures being made smaller just now: saving waits for them. */
  scaling: Signal<number>;
}

const context = createContext<Form | null>(null);
export const FormProvider = context.Provider;

export function useForm(): Form {
  const form = useContext(context);
  if (form === null) throw new Error("no form around this component");
  return form;
}
