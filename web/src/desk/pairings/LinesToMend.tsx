import type { PairingImport } from "../../api/deskWire.ts";
import { knows, t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { amountWord } from "../week/figures.ts";

/** Each line that pairs nobody, as the office will look for it: by its number in the sheet. */
export function LinesToMend({ result }: { result: PairingImport }) {
  if (result.to_mend.length === 0) return null;
  const title = t("desk.pairing.linesToMend", { n: amountWord(result.to_mend_total) });
  return (
    <>
      <h2>{title}</h2>
      <div class="card">
        <Sheet label={title}>
          <table class="sheet">
            <thead>
              <tr>
                <th scope="col">{t("desk.import.row")}</th>
                <th scope="col">{t("desk.import.reason")}</th>
                <th scope="col">{t("desk.household.code")}</th>
              </tr>
            </thead>
            <tbody>
              {result.to_mend.map((line) => (
                <tr key={`${line.row} ${line.code}`}>
                  <th scope="row" class="digits">
                    {line.row}
                  </th>
                  <td class="long">{reasonWord(line)}</td>
                  <td class="digits soft">{line.household_code ?? ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        {result.to_mend_total > result.to_mend.length && (
          <p class="soft note">{t("desk.import.first", { n: result.to_mend.length })}</p>
        )}
      </div>
    </>
  );
}

/** In the reader's language; a reason of a newer server keeps its own words. */
function reasonWord({ code, reason }: PairingImport["to_mend"][number]): string {
  const key = `desk.pairing.fault.${code}`;
  return knows(key) ? t(key) : reason;
}
