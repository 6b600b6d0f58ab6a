import type { RouteHook } from "preact-iso/router";
import type { Bundle } from "../../api/wire.ts";
import { Card } from "../../parts/Card.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { allDrafts, isVisitDraft } from "../../store/drafts.ts";
import { entry } from "../../store/entries.ts";
import type { VisitDraft } from "../../store/records.ts";
import { useLive } from "../../store/useLive.ts";
import { problemWord } from "../../words/problem.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { reopenEntry } from "../actions/refusedEntry.ts";
import { rebase } from "../actions/startVisit.ts";
import { type Engine, useEngine } from "../engine.ts";
import { OneHousehold } from "../frame/OneHousehold.tsx";
import { Page } from "../frame/Page.tsx";
import { entryPath } from "../paths.ts";
import { useReading } from "../reading.ts";
import { type HouseholdView, isVisit, type VisitEntry } from "../view.ts";
import { BegunForm } from "./BegunForm.tsx";
import { refusedFaults } from "./faults.ts";
import { useBegun } from "./useBegun.ts";

/** A visit that the county did not take, to be mended and sent anew: opens on the field at fault. */
export function VisitRefused({ params }: RouteHook) {
  const { store } = useEngine();
  const id = params.id ?? "";
  const found = useLive(async () => (await entry(store, id)) ?? null, [store, id]);
  if (found === undefined) return null;
  if (found === null || !isVisit(found) || found.state !== "refused") {
    return (
      <Page title={t("field.lost.title")} up="/outbox">
        <EmptyState text={t("field.lost.entry")} />
      </Page>
    );
  }
  return (
    <OneHousehold id={found.household_id}>{(view) => <Mend view={view} refused={found} />}</OneHousehold>
  );
}

function Mend({ view, refused }: { view: HouseholdView; refused: VisitEntry }) {
  const engine = useEngine();
  const { now } = useReading();
  const begun = useBegun(() => begin(engine, view.household, refused), [engine, refused.id]);
  return (
    <BegunForm
      {...begun}
      view={view}
      faults={refusedFaults(refused.problem)}
      under={t("field.returned.visited", { when: momentWord(refused.body.started_at, now.value) })}
      up={entryPath(refused.id)}
    >
      {refused.problem && (
        <Card tone="bad" label={t("field.entry.refused")}>
          <p>{problemWord(refused.problem)}</p>
        </Card>
      )}
    </BegunForm>
  );
}

/** The one begun earlier, else the refused visit opened anew, on top of the revision that the county has by now. */
async function begin(engine: Engine, household: Bundle, refused: VisitEntry): Promise<VisitDraft> {
  const begun = (await allDrafts(engine.store))
    .filter(isVisitDraft)
    .find((draft) => draft.replaces === refused.id);
  const draft = begun ?? (await reopenEntry(engine, refused));
  const visit = household.visits.find(({ id }) => id === draft.amends?.visit_id);
  return visit === undefined ? draft : rebase(engine, draft, visit);
}
