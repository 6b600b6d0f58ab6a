import type { RouteHook } from "preact-iso/router";
import { ButtonLink } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { isVisitDraft } from "../../store/drafts.ts";
import { t } from "../../words/words.ts";
import { OneHousehold } from "../frame/OneHousehold.tsx";
import { Page } from "../frame/Page.tsx";
import { NeedCard } from "../needs/NeedCard.tsx";
import { newVisitPath } from "../paths.ts";
import { placeWord } from "../placeWord.ts";
import { useReading } from "../reading.ts";
import { spaced } from "../scan/card.ts";
import { Unfinished } from "../today/Unfinished.tsx";
import { awayWord, callNumber, isAwayFor, waitingWord } from "../today/waiting.ts";
import { type HouseholdView, isMine } from "../view.ts";
import { Corrections } from "./Corrections.tsx";
import { HelperCard } from "./HelperCard.tsx";
import { MemberCard } from "./MemberCard.tsx";
import { VisitList } from "./VisitList.tsx";

export function HouseholdPage({ params }: RouteHook) {
  return (
    <OneHousehold id={params.id ?? ""}>
      {(view) => (
        <Page
          title={view.household.head_name}
          under={placeWord(view.household)}
          up="/"
          bar={isMine(view) && <NextStep view={view} />}
        >
          {isMine(view) ? <Facts view={view} /> : <p class="card">{t("field.household.handedOver")}</p>}
          <ul class="list">
            <Unfinished views={[{ ...view, drafts: view.drafts.filter(isVisitDraft) }]} />
          </ul>
          <Family view={view} />
          <VisitList view={view} />
          {isMine(view) && <Register view={view} />}
        </Page>
      )}
    </OneHousehold>
  );
}

/** Of what is settled, or of a household that is another's by now, only what is half-written here. */
function Family({ view }: { view: HouseholdView }) {
  const needs = [
    ...view.openNeeds.filter((need) => isMine(view) || need.begun),
    ...view.settledNeeds.filter((need) => need.begun),
  ];
  return (
    <>
      {isMine(view) && <MemberCard household={view.household} />}
      {needs.length > 0 && (
        <section aria-labelledby="needs">
          <h2 id="needs">{t("field.household.needs", { n: needs.length })}</h2>
          <ul class="list">
            {needs.map((need) => (
              <NeedCard key={need.id} household={view.household} need={need} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Register({ view }: { view: HouseholdView }) {
  return (
    <>
      <HelperCard household={view.household} />
      <Corrections view={view} />
    </>
  );
}

function NextStep({ view }: { view: HouseholdView }) {
  const { now } = useReading();
  const number = callNumber(view.household);
  return (
    <>
      {number !== null && <ButtonLink href={`tel:${number}`}>{t("field.act.call")}</ButtonLink>}
      <ButtonLink kind="main" href={newVisitPath(view.household.id)}>
        {t(isAwayFor(view, now.value) ? "field.act.ringVisit" : "field.act.visit")}
      </ButtonLink>
    </>
  );
}

function Facts({ view }: { view: HouseholdView }) {
  const { now } = useReading();
  const { household } = view;
  const waiting = waitingWord(view.visited_at, now.value);
  const away = isAwayFor(view, now.value);
  return (
    <div class="facts">
      <p class="cluster">
        {away && <Chip>{awayWord(view, now.value).text}</Chip>}
        <Chip tone={away ? "plain" : waiting.tone}>{waiting.text}</Chip>
        {household.category && <Chip>{household.category}</Chip>}
        {household.cause && <Chip>{household.cause}</Chip>}
      </p>
      <p class="soft">
        {t("field.household.code", { code: household.code })}
        {household.card && (
          <>
            <br />
            {t("field.household.card", { number: spaced(household.card.number) })}
          </>
        )}
        {household.income_per_head !== null && (
          <>
            <br />
            {t("field.household.income", { yuan: household.income_per_head.toLocaleString("en") })}
          </>
        )}
      </p>
    </div>
  );
}
