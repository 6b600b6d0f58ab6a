import type { ImportResult } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { amountWord } from "../week/figures.ts";

/** What would come of a workbook, or what came of it. */
export function ImportFigures({ result }: { result: ImportResult }) {
  const { households, dry_run: dry } = result;
  const figures = ["added", "changed", "unchanged", "refused"] as const;
  return (
    <>
      <h2>{t(dry ? "desk.import.would" : "desk.import.did")}</h2>
      <ul class="figures four">
        {figures.map((figure) => (
          <li class="card" key={figure}>
            <span class="soft">{t(`desk.import.${figure}`)}</span>
            <strong class={figure === "refused" && households.refused > 0 ? "bad" : ""}>
              {amountWord(households[figure])}
            </strong>
          </li>
        ))}
      </ul>
      <p class="soft">
        {t("desk.import.rows", { rows: amountWord(result.rows), persons: amountWord(result.persons) })}
        {result.repeated_rows.length > 0 &&
          ` · ${t("desk.import.repeated", { n: result.repeated_rows.length, rows: listed(result.repeated_rows) })}`}
      </p>
    </>
  );
}

const most = 8;
const listed = (rows: number[]) => rows.slice(0, most).join(" ") + (rows.length > most ? " …" : "");
