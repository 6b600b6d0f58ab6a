import { useState } from "preact/hooks";
import type { BatchWhole } from "../../api/batchWire.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { AskDialog } from "../AskDialog.tsx";
import { dateValue } from "../days.ts";
import { BatchRows } from "./BatchRows.tsx";
import { applyBatch, undoBatch } from "./batchApi.ts";

interface Props {
  batch: BatchWhole;
  onChange: (batch: BatchWhole) => void;
}

/** A frozen set: what would be done, then what was done, row by row, and the way back. */
export function BatchCard({ batch, onChange }: Props) {
  const { api, world } = useApp();
  const { busy, failure, attempt } = useAttempt();
  const [asking, setAsking] = useState(false);
  const run = async (act: typeof applyBatch) => onChange(await act(api, batch.id));
  const undoable =
    batch.state === "applied" &&
    batch.approved > 0 &&
    (batch.undone_at !== null || dateValue(world.now()) <= (batch.undo_until ?? ""));
  const meant = batch.state === "frozen" ? batch.count : batch.approved - batch.kept_count;
  const { open_flag: flagged = 0, own_visit: own = 0 } = batch.left_out_by;
  return (
    <Card label={t("desk.batch.one")}>
      <div class="batch-card">
        <div role="status">
          <h2 class="plain">
            {batch.state === "frozen" && t("desk.batch.would", { n: batch.count })}
            {batch.state === "applied" && t("desk.batch.did", { n: batch.approved })}
            {batch.state === "undone" && t("desk.batch.undone", { n: meant })}
          </h2>
        </div>
        {batch.beyond && <p class="soft">{t("desk.batch.beyond")}</p>}
        {batch.refused_count > 0 && (
          <BatchRows
            title={t("desk.batch.refused", { n: batch.refused_count })}
            batch={batch}
            heap="refused"
            open
          />
        )}
        {batch.kept_count > 0 && (
          <BatchRows title={t("desk.batch.kept", { n: batch.kept_count })} batch={batch} heap="kept" open />
        )}
        {batch.left_out_count > 0 && (
          <BatchRows
            title={t("desk.batch.leftOut", { n: batch.left_out_count, flagged, own })}
            batch={batch}
            heap="left_out"
          />
        )}
        {meant > 0 && (
          <BatchRows
            title={t(`desk.batch.rows.${batch.state}`, { n: meant })}
            batch={batch}
            heap="approved"
          />
        )}
        {batch.state === "applied" && batch.undo_until && (
          <p class="soft">
            {t(undoable ? "desk.batch.undoUntil" : "desk.batch.undoOver", {
              day: dayWord(batch.undo_until, world.now()),
            })}
          </p>
        )}
        <WrongBox text={failure} />
        <div class="acts start">
          {batch.state === "frozen" && (
            <Button
              kind="main"
              disabled={busy || batch.count === 0}
              onClick={() => attempt(() => run(applyBatch))}
            >
              {t(busy ? "desk.batch.running" : "desk.batch.apply", { n: batch.count })}
            </Button>
          )}
          {undoable && (
            <Button kind="bad" onClick={() => setAsking(true)}>
              {t("desk.batch.undo")}
            </Button>
          )}
          <ButtonLink href="/batches">{t("desk.batch.again")}</ButtonLink>
          <ButtonLink href="/visits">{t("desk.batch.queue")}</ButtonLink>
        </div>
        {asking && (
          <AskDialog
            title={t("desk.batch.undo.ask", { n: meant })}
            act={t("desk.batch.undo")}
            onYes={() => run(undoBatch)}
            onClose={() => setAsking(false)}
          >
            <p>{t("desk.batch.undo.what")}</p>
          </AskDialog>
        )}
      </div>
    </Card>
  );
}
