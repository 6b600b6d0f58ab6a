import type { WeekChanges as Changes, TallyBy } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { Loaded } from "../Loaded.tsx";
import { Sheet } from "../Sheet.tsx";
import { useLoad } from "../useLoad.ts";
import { Adjustments } from "./Adjustments.tsx";
import { columns } from "./columns.ts";
import { differenceWord } from "./figures.ts";
import { useLookedAt } from "./useLookedAt.ts";
import { tallyChanges } from "./weekApi.ts";
import { weekWord } from "./weeks.ts";

interface Props {
  week: string;
  region: string;
  by: TallyBy;
  /** Whether the page says already that something is coming. */
  quiet: boolean;
}

/** What has changed since the week before, and what has become of weeks that are sealed. */
export function WeekChanges({ week, region, by, quiet }: Props) {
  const { api } = useApp();
  const load = useLoad(`${week} ${region} ${by}`, (signal) => tallyChanges(api, week, region, by, signal));
  useLookedAt(load);
  return (
    <Loaded load={load} quiet={quiet}>
      {(changes) => (
        <>
          <section class="card">
            <h2 class="plain">{t("desk.week.changes")}</h2>
            <p class="soft">
              {t("desk.week.changes.what", { week: weekWord(week), before: weekWord(changes.before) })}
            </p>
            <Sheet label={t("desk.week.changes")}>
              <ChangesTable changes={changes} />
            </Sheet>
          </section>
          <Adjustments rows={changes.adjustments} />
        </>
      )}
    </Loaded>
  );
}

function ChangesTable({ changes }: { changes: Changes }) {
  const { total, total_before: before } = changes;
  const was = new Map(changes.rows_before.map((row) => [row.code, row]));
  return (
    <table class="sheet numbers">
      <thead>
        <tr>
          <th scope="col">{t(`desk.week.by.${changes.by}`)}</th>
          {columns.map((column) => (
            <th scope="col" key={column.figure}>
              {t(column.word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[
          { name: t("desk.week.changes.this"), row: total },
          { name: t("desk.week.changes.last"), row: before },
        ].map(({ name, row }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {columns.map((column) => (
              <td key={column.figure}>{column.text(row)}</td>
            ))}
          </tr>
        ))}
        {changes.rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">{row.name}</th>
            {columns.map(({ figure }) => (
              <td key={figure}>{differenceWord(figure, row, was.get(row.code))}</td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("desk.week.changes.difference")}</th>
          {columns.map(({ figure }) => (
            <td key={figure}>{differenceWord(figure, total, before)}</td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
