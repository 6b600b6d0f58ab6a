import "./field.css";
import { useMemo } from "preact/hooks";
import { Route, Router, useLocation } from "preact-iso/router";
import { EmptyState } from "../parts/EmptyState.tsx";
import { t } from "../words/words.ts";
import { useEngine } from "./engine.ts";
import { Page } from "./frame/Page.tsx";
import { walk } from "./frame/way.ts";
import { HouseholdPage } from "./household/HouseholdPage.tsx";
import { VisitPage } from "./household/VisitPage.tsx";
import { Me } from "./me/Me.tsx";
import { NeedList } from "./needs/NeedList.tsx";
import { EntryPage } from "./outbox/EntryPage.tsx";
import { Outbox } from "./outbox/Outbox.tsx";
import { openReading, ReadingProvider } from "./reading.ts";
import { CardPage } from "./scan/CardPage.tsx";
import { ScanPage } from "./scan/ScanPage.tsx";
import { Today } from "./today/Today.tsx";
import { VisitNew } from "./visit/VisitNew.tsx";
import { VisitRefused } from "./visit/VisitRefused.tsx";
import { VisitReturned } from "./visit/VisitReturned.tsx";
import { VisitSaved } from "./visit/VisitSaved.tsx";

/** Every screen of the helper and its address; `paths.ts` makes the addresses. */
export function Screens() {
  const engine = useEngine();
  const reading = useMemo(() => openReading(engine), [engine]);
  walk(useLocation().path);

  return (
    <ReadingProvider value={reading}>
      <Router>
        <Route path="/" component={Today} />
        <Route path="/households/:id" component={HouseholdPage} />
        <Route path="/households/:id/visit" component={VisitNew} />
        <Route path="/households/:id/visits/:visit" component={VisitPage} />
        <Route path="/households/:id/visits/:visit/answer" component={VisitReturned} />
        <Route path="/saved/:id" component={VisitSaved} />
        <Route path="/outbox" component={Outbox} />
        <Route path="/outbox/:id" component={EntryPage} />
        <Route path="/outbox/:id/mend" component={VisitRefused} />
        <Route path="/scan" component={ScanPage} />
        <Route path="/c/:token" component={CardPage} />
        <Route path="/needs" component={NeedList} />
        <Route path="/me" component={Me} />
        <Route default component={Lost} />
      </Router>
    </ReadingProvider>
  );
}

function Lost() {
  return (
    <Page title={t("field.lost.title")} up="/">
      <EmptyState text={t("field.lost.text")}>
        <a href="/">{t("field.tab.today")}</a>
      </EmptyState>
    </Page>
  );
}
