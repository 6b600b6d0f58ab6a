import type { Adjustment } from "../../api/deskWire.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { figureWords } from "./columns.ts";
import { amountWord, signedWord } from "./figures.ts";
import { weekWord } from "./weeks.ts";

/** How sealed weeks stand now, against what was last reported of them. */
export function Adjustments({ rows }: { rows: Adjustment[] }) {
  return (
    <section class="card">
      <h2 class="plain">{t("desk.week.adjustments")}</h2>
      <p class="soft">{t("desk.week.adjustments.what")}</p>
      {rows.length === 0 ? (
        <EmptyState text={t("desk.week.adjustments.none")} />
      ) : (
        <Sheet label={t("desk.week.adjustments")}>
          <table class="sheet numbers">
            <thead>
              <tr>
                <th scope="col">{t("desk.week.adjustments.week")}</th>
                <th scope="col">{t("desk.week.adjustments.place")}</th>
                <th scope="col">{t("desk.week.adjustments.figure")}</th>
                <th scope="col">{t("desk.week.adjustments.was")}</th>
                <th scope="col">{t("desk.week.adjustments.now")}</th>
                <th scope="col">{t("desk.week.changes.difference")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.week} ${row.code} ${row.figure}`}>
                  <th scope="row">{weekWord(row.week)}</th>
                  <td>{row.name}</td>
                  <td>{t(figureWords[row.figure])}</td>
                  <td>{amountWord(row.was)}</td>
                  <td>{amountWord(row.now)}</td>
                  <td>{signedWord(row.now - row.was)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </section>
  );
}
