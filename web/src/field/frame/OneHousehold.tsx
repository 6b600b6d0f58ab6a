import type { ComponentChildren } from "preact";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { t } from "../../words/words.ts";
import { useView } from "../useView.ts";
import type { HouseholdView } from "../view.ts";
import { Page } from "./Page.tsx";

interface Props {
  id: string;
  children: (view: HouseholdView) => ComponentChildren;
}

/** A screen about one household, or the word that it is no longer ours. */
export function OneHousehold({ id, children }: Props) {
  const view = useView(id);
  if (view === undefined) return null;
  if (view !== null) return <>{children(view)}</>;
  return (
    <Page title={t("field.lost.title")} up="/">
      <EmptyState text={t("field.lost.household")}>
        <a href="/">{t("field.tab.today")}</a>
      </EmptyState>
    </Page>
  );
}
