import { useEffect } from "preact/hooks";
import { type RouteHook, useLocation } from "preact-iso/router";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { t } from "../../words/words.ts";
import { Page } from "../frame/Page.tsx";
import { householdPath } from "../paths.ts";
import { useReading } from "../reading.ts";
import { byToken } from "./card.ts";

/** Where a card's code leads when the phone's own camera has read it. */
export function CardPage({ params }: RouteHook) {
  const { views } = useReading();
  const { route } = useLocation();
  const found = views.value && byToken(views.value, params.token ?? "");

  useEffect(() => {
    if (found) route(householdPath(found.household.id), true);
  }, [found]);

  if (views.value === undefined || found) return null;
  return (
    <Page title={t("field.lost.title")} up="/">
      <EmptyState text={t("field.scan.notOurs")}>
        <a href="/">{t("field.tab.today")}</a>
      </EmptyState>
    </Page>
  );
}
