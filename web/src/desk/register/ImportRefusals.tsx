import type { ImportRefusal, ImportResult } from "../../api/deskWire.ts";
import { knows, t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { amountWord } from "../week/figures.ts";

/** Each faulty row as the office will look for it: by its number in the sheet. */
export function ImportRefusals({ result }: { result: ImportResult }) {
  if (result.refused.length === 0) return null;
  const title = t("desk.import.refusedRows", { n: amountWord(result.refused_total) });
  return (
    <>
      <h2>{title}</h2>
      <div class="card">
        <Sheet label={title}>
          <table class="sheet">
            <thead>
              <tr>
                <th scope="col">{t("desk.import.row")}</th>
                <th scope="col">{t("desk.import.column")}</th>
                <th scope="col">{t("desk.import.reason")}</th>
                <th scope="col">{t("desk.import.value")}</th>
                <th scope="col">{t("desk.household.code")}</th>
              </tr>
            </thead>
            <tbody>
              {result.refused.map((refusal) => (
                <tr key={`${refusal.row} ${refusal.column} ${refusal.code}`}>
                  <th scope="row" class="digits">
                    {refusal.row}
                  </th>
                  <td>{refusal.column ?? "—"}</td>
                  <td class="long">{reasonWord(refusal)}</td>
                  <td class="typed">{refusal.value ?? ""}</td>
                  <td class="digits soft">{refusal.household_code ?? ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        <p class="soft note">
          {result.refused_total > result.refused.length &&
            t("desk.import.first", { n: result.refused.length })}{" "}
          {t("desk.import.whole")}
        </p>
      </div>
    </>
  );
}

/** In the reader's language; a reason of a newer server keeps its own words. */
function reasonWord({ code, reason }: ImportRefusal): string {
  const key = `desk.import.fault.${code}`;
  return knows(key) ? t(key) : reason;
}
