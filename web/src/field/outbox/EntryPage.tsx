import type { RouteHook } from "preact-iso/router";
import { Card } from "../../parts/Card.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useLive } from "../../store/useLive.ts";
import { t } from "../../words/words.ts";
import { ContentList } from "../content/ContentList.tsx";
import { type OutboxRow, readRow } from "../custody.ts";
import { useEngine } from "../engine.ts";
import { Page } from "../frame/Page.tsx";
import { useView } from "../useView.ts";
import { isVisit } from "../view.ts";
import { EntryCard } from "./EntryCard.tsx";
import { EntryDiscard } from "./EntryDiscard.tsx";
import { entryName } from "./entryWords.ts";
import { operationWord } from "./operationWord.ts";

/** One entry with all that it says, as it was written. */
export function EntryPage({ params }: RouteHook) {
  const { store } = useEngine();
  const id = params.id ?? "";
  const row = useLive(async () => (await readRow(store, id)) ?? null, [store, id]);
  if (row === undefined) return null;
  return (
    <Page title={row ? entryName(row.entry) : t("field.lost.title")} up="/outbox">
      {row === null ? <EmptyState text={t("field.lost.entry")} /> : <Original row={row} />}
    </Page>
  );
}

function Original({ row }: { row: OutboxRow }) {
  const { entry } = row;
  const household = useView(entry.household_id)?.household;
  return (
    <>
      <ul class="list">
        <EntryCard row={row} />
      </ul>
      {isVisit(entry) ? (
        <ContentList content={entry.body} members={household?.members ?? []} />
      ) : (
        <Card>
          <p>{operationWord(entry, household)}</p>
        </Card>
      )}
      {entry.state === "refused" && <EntryDiscard id={entry.id} />}
    </>
  );
}
