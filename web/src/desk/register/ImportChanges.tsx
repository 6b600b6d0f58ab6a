import type { ImportChange, ImportResult } from "../../api/deskWire.ts";
import { knows, t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { amountWord } from "../week/figures.ts";

/** What a newer register says otherwise, so that a slip of the keyboard is seen before it is taken. */
export function ImportChanges({ result }: { result: ImportResult }) {
  if (result.changes.length === 0) return null;
  const title = t("desk.import.changes", { n: amountWord(result.changes_total) });
  return (
    <>
      <h2>{title}</h2>
      <div class="card">
        <Sheet label={title}>
          <table class="sheet">
            <thead>
              <tr>
                <th scope="col">{t("desk.household.one")}</th>
                <th scope="col">{t("desk.import.field")}</th>
                <th scope="col">{t("desk.import.was")}</th>
                <th scope="col">{t("desk.import.now")}</th>
              </tr>
            </thead>
            <tbody>
              {result.changes.map((change) => (
                <tr key={`${change.code} ${change.member} ${change.field}`}>
                  <th scope="row">
                    {change.head_name} <span class="soft digits">{change.code}</span>
                  </th>
                  <td>{fieldWord(change)}</td>
                  <td>{change.was ?? "—"}</td>
                  <td>{change.now ?? "—"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        {result.changes_total > result.changes.length && (
          <p class="soft note">{t("desk.import.first", { n: result.changes.length })}</p>
        )}
      </div>
    </>
  );
}

function fieldWord({ field, member }: ImportChange): string {
  const key = `desk.import.field.${field}`;
  const name = knows(key) ? t(key) : field;
  return member === null ? name : `${member} ${name}`;
}
