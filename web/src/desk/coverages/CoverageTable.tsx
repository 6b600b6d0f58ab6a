import type { CoverageTable as Told } from "../../api/deskWire.ts";
import { coverageKinds } from "../../api/terms.ts";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";
import { Sheet } from "../Sheet.tsx";
import { amountWord, shareWord } from "../week/figures.ts";

/** A line for each township or village: what share is covered, and how many are not, which opens them. */
export function CoverageTable({ told, month }: { told: Told; month: string | undefined }) {
  return (
    <div class="card">
      <Sheet label={t("desk.coverage.title")}>
        <table class="sheet numbers">
          <thead>
            <tr>
              <th scope="col">{t(`terms.level.${told.by}`)}</th>
              {coverageKinds.map((kind) => (
                <th scope="col" key={kind}>
                  {t(`terms.coverage.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  {told.by === "township" ? (
                    <a href={href("/coverages", { region: row.code, month })}>{row.name}</a>
                  ) : (
                    row.name
                  )}
                </th>
                {coverageKinds.map((kind) => {
                  const { covered, of } = row[kind];
                  const lacking = of - covered;
                  const short = t("desk.coverage.short", { n: amountWord(lacking) });
                  return (
                    <td key={kind}>
                      {lacking > 0 && (
                        <a
                          class="short"
                          href={href(`/coverages/${kind}`, { region: row.code, month })}
                          aria-label={`${row.name} ${t(`desk.coverage.none.${kind}`)} ${short}`}
                        >
                          {short}
                        </a>
                      )}{" "}
                      {shareWord(of ? covered / of : null)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <ul class="soft note plain-list">
        {coverageKinds.map((kind) => (
          <li key={kind}>
            <b>{t(`terms.coverage.${kind}`)}</b> {t(`desk.coverage.meaning.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
