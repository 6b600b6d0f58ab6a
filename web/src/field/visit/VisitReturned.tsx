import { useState } from "preact/hooks";
import { type RouteHook, useLocation } from "preact-iso/router";
import type { Visit } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { answerVisit, isAnswer } from "../actions/startVisit.ts";
import { useEngine } from "../engine.ts";
import { DraftEnd } from "../frame/DraftEnd.tsx";
import { OneHousehold } from "../frame/OneHousehold.tsx";
import { Page } from "../frame/Page.tsx";
import { householdPath } from "../paths.ts";
import { ReviewWords } from "../ReviewWords.tsx";
import { useReading } from "../reading.ts";
import type { HouseholdView } from "../view.ts";
import { BegunForm } from "./BegunForm.tsx";
import { returnedFaults } from "./faults.ts";
import { useBegun } from "./useBegun.ts";
import { VisitWithdraw } from "./VisitWithdraw.tsx";

/** A visit of mine to be put right: opens on the field, with the supervisor's words and what stood there. */
export function VisitReturned({ params }: RouteHook) {
  return (
    <OneHousehold id={params.id ?? ""}>
      {(view) => {
        const visit = view.household.visits.find(({ id }) => id === params.visit);
        if (visit?.mine) return <Answer view={view} visit={visit} />;
        return <Lost view={view} visitId={params.visit ?? ""} />;
      }}
    </OneHousehold>
  );
}

/** The visit is no longer among the household's last: what was begun as an answer can only be thrown away. */
function Lost({ view: { household, drafts }, visitId }: { view: HouseholdView; visitId: string }) {
  const { route } = useLocation();
  const up = householdPath(household.id);
  const begun = drafts.find((draft) => isAnswer(draft, visitId));
  return (
    <Page title={household.head_name} up={up}>
      <EmptyState text={t("field.lost.visit")} />
      {begun && <DraftEnd id={begun.id} onEnd={() => route(up, true)} />}
    </Page>
  );
}

function Answer({ view, visit }: { view: HouseholdView; visit: Visit }) {
  const engine = useEngine();
  const { now } = useReading();
  const [withdrawing, setWithdrawing] = useState(false);
  const { household } = view;
  const begun = useBegun(() => answerVisit(engine, household, visit), [engine, visit.id, visit.revision]);

  return (
    <BegunForm
      {...begun}
      view={view}
      faults={returnedFaults(visit, household.members)}
      under={t("field.returned.visited", { when: momentWord(visit.started_at, now.value) })}
      up={householdPath(household.id)}
    >
      {visit.review?.decision === "returned" && (
        <Card tone="bad" label={t("terms.visitState.returned")}>
          <ReviewWords review={visit.review} now={now.value} />
          <div class="choices">
            <Button onClick={() => setWithdrawing(true)}>{t("field.returned.withdraw")}</Button>
          </div>
        </Card>
      )}
      {withdrawing && (
        <VisitWithdraw household={household} visit={visit} onClose={() => setWithdrawing(false)} />
      )}
    </BegunForm>
  );
}
