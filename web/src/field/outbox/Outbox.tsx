import { EmptyState } from "../../parts/EmptyState.tsx";
import { useLive } from "../../store/useLive.ts";
import { t } from "../../words/words.ts";
import { type OutboxRow, readOutbox } from "../custody.ts";
import { useEngine } from "../engine.ts";
import { Page } from "../frame/Page.tsx";
import { LossCard } from "../loss/LossCard.tsx";
import { useGradually } from "../today/useGradually.ts";
import { EntryCard } from "./EntryCard.tsx";
import { asksAttention } from "./entryWords.ts";
import { SendingCard } from "./SendingCard.tsx";

/** All that was recorded on this phone and what became of it; what asks for a person first, then the newest. */
export function Outbox() {
  const { store } = useEngine();
  const rows = useLive(() => readOutbox(store), [store]);
  return (
    <Page title={t("field.tab.outbox")}>
      <LossCard />
      <SendingCard />
      {rows && <Rows rows={rows} />}
    </Page>
  );
}

function Rows({ rows }: { rows: OutboxRow[] }) {
  const sorted = [...rows.filter(asksAttention), ...rows.filter((row) => !asksAttention(row))];
  const shown = useGradually(sorted);
  if (rows.length === 0) return <EmptyState text={t("field.outbox.none")} />;
  return (
    <ul class="list">
      {shown.map((row) => (
        <EntryCard key={row.entry.id} row={row} />
      ))}
    </ul>
  );
}
