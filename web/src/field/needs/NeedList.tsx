import { EmptyState } from "../../parts/EmptyState.tsx";
import { t } from "../../words/words.ts";
import { Page } from "../frame/Page.tsx";
import { useReading } from "../reading.ts";
import { useGradually } from "../today/useGradually.ts";
import { type HouseholdView, isMine } from "../view.ts";
import { NeedCard } from "./NeedCard.tsx";

/** What my households need, the longest open first; and what has been settled, so that they can be told. */
export function NeedList() {
  const { views } = useReading();
  if (views.value === undefined) return <Page title={t("field.tab.needs")}>{null}</Page>;
  return (
    <Page title={t("field.tab.needs")}>
      <Needs views={views.value.filter(isMine)} />
    </Page>
  );
}

function Needs({ views }: { views: HouseholdView[] }) {
  const open = views
    .flatMap(({ household, openNeeds }) => openNeeds.map((need) => ({ household, need })))
    .sort((a, b) => (a.need.raised_at < b.need.raised_at ? -1 : 1));
  const settled = views.flatMap(({ household, settledNeeds }) =>
    settledNeeds.map((need) => ({ household, need })),
  );
  const shown = useGradually(open);
  if (open.length + settled.length === 0) return <EmptyState text={t("field.need.none")} />;

  return (
    <>
      <h2>{t("field.need.open", { n: open.length })}</h2>
      <ul class="list">
        {shown.map(({ household, need }) => (
          <NeedCard key={need.id} household={household} need={need} named />
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>{t("field.need.settled", { n: settled.length })}</summary>
          <ul class="list">
            {settled.map(({ household, need }) => (
              <NeedCard key={need.id} household={household} need={need} named />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
