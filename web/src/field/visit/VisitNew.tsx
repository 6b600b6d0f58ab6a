import type { RouteHook } from "preact-iso/router";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { startVisit } from "../actions/startVisit.ts";
import { useEngine } from "../engine.ts";
import { OneHousehold } from "../frame/OneHousehold.tsx";
import { householdPath } from "../paths.ts";
import { placeWord } from "../placeWord.ts";
import { useReading } from "../reading.ts";
import { isAwayFor } from "../today/waiting.ts";
import type { HouseholdView } from "../view.ts";
import { BegunForm } from "./BegunForm.tsx";
import { useBegun } from "./useBegun.ts";

/** A new visit, or the one that was left half-written. */
export function VisitNew({ params }: RouteHook) {
  return <OneHousehold id={params.id ?? ""}>{(view) => <Start view={view} />}</OneHousehold>;
}

function Start({ view }: { view: HouseholdView }) {
  const engine = useEngine();
  const { now } = useReading();
  const { household, visited_at } = view;
  const begun = useBegun(
    () => startVisit(engine, household, isAwayFor(view, now.value)),
    [engine, household.id],
  );
  const last = visited_at === null ? t("field.waiting.never") : dayWord(visited_at, now.value);
  return (
    <BegunForm
      {...begun}
      view={view}
      under={`${placeWord(household)}\n${t("field.visit.last", { when: last })}`}
      up={householdPath(household.id)}
    />
  );
}
