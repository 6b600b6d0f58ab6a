import type { RouteHook } from "preact-iso/router";
import type { Visit } from "../../api/wire.ts";
import { ButtonLink } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { ContentList } from "../content/ContentList.tsx";
import { OneHousehold } from "../frame/OneHousehold.tsx";
import { Page } from "../frame/Page.tsx";
import { answerPath, householdPath } from "../paths.ts";
import { ReviewWords } from "../ReviewWords.tsx";
import { useReading } from "../reading.ts";
import type { HouseholdView } from "../view.ts";
import { visitTone } from "../visitTone.ts";

/** One earlier visit as it stands, with the township's word on it. */
export function VisitPage({ params }: RouteHook) {
  return (
    <OneHousehold id={params.id ?? ""}>
      {(view) => <OneVisit view={view} visit={view.household.visits.find(({ id }) => id === params.visit)} />}
    </OneHousehold>
  );
}

function OneVisit({ view, visit }: { view: HouseholdView; visit: Visit | undefined }) {
  const { now } = useReading();
  const { household, ahead } = view;
  const up = householdPath(household.id);
  if (visit === undefined) {
    return (
      <Page title={household.head_name} up={up}>
        <EmptyState text={t("field.lost.visit")} />
      </Page>
    );
  }
  const answered = ahead.some((entry) => "visit_id" in entry.body && entry.body.visit_id === visit.id);
  const mayAmend = visit.mine && !answered && (visit.state === "returned" || visit.state === "waiting");
  return (
    <Page
      title={household.head_name}
      under={[momentWord(visit.started_at, now.value), visit.helper.name].join(" · ")}
      up={up}
      bar={
        mayAmend ? (
          <ButtonLink kind="main" href={answerPath(household.id, visit.id)}>
            {t(visit.state === "returned" ? "field.returned.answer" : "field.visit.amend")}
          </ButtonLink>
        ) : undefined
      }
    >
      <Card tone={visit.state === "returned" ? "bad" : "plain"}>
        <Chip tone={visitTone[visit.state]}>{t(`terms.visitState.${visit.state}`)}</Chip>
        {visit.review && <ReviewWords review={visit.review} now={now.value} />}
      </Card>
      <ContentList content={visit.content} members={household.members} />
    </Page>
  );
}
