import type { Tally, TallyRow } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { t } from "../../words/words.ts";
import { useMe } from "../me.ts";
import { useRecalled } from "../place.ts";
import { SearchField } from "../SearchField.tsx";
import { Sheet } from "../Sheet.tsx";
import { behind, columns, lineOf } from "./columns.ts";
import { amountWord } from "./figures.ts";

/** Lines drawn at a time: a county has thousands of helpers, with ten links each. */
const part = 100;
/** Of more lines than the eye runs over, one can be looked for. */
const glance = 30;

/** A line for each place or helper, and their sum; every figure opens the rows it counts. */
export function WeekTable({ tally }: { tally: Tally }) {
  const { role } = useMe();
  const [shown, setShown] = useRecalled("week.shown", part);
  const [sought, setSought] = useRecalled<string | null>("week.sought", null);
  const found = tally.rows.filter((row) => `${row.name} ${row.place ?? ""}`.includes(sought ?? ""));
  const left = found.length - shown;
  if (tally.rows.length === 0) return <EmptyState text={t("desk.week.empty")} />;
  return (
    <div class="card">
      {tally.rows.length > glance && (
        <div class="filters">
          <SearchField label={t("desk.week.find")} value={sought ?? undefined} onSearch={setSought} />
          {sought && (
            <span class="soft" role="status">
              {t("desk.week.found", { n: found.length })}
            </span>
          )}
        </div>
      )}
      <Sheet label={t("desk.week.table")}>
        <table class="sheet numbers">
          <thead>
            <tr>
              <th scope="col">{t(`desk.week.by.${tally.by}`)}</th>
              {columns.map((column) => (
                <th scope="col" key={column.figure}>
                  {t(column.word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((row) => (
              <Line key={row.code} tally={tally} row={row} code={row.code} />
            ))}
          </tbody>
          <tfoot>
            <Line tally={tally} row={tally.total} code={null} />
          </tfoot>
        </table>
      </Sheet>
      {left > 0 && (
        <div class="more">
          <Button onClick={() => setShown(shown + part)}>
            {t("desk.week.moreRows", { n: Math.min(part, left), of: amountWord(found.length) })}
          </Button>
        </div>
      )}
      <p class="soft note">
        {t("desk.week.note")} <a href="/template">{t("desk.week.template")}</a>{" "}
        {role === "county" && <a href="/batches">{t("desk.batch.sample.seen")}</a>}
      </p>
    </div>
  );
}

interface LineProps {
  tally: Tally;
  row: TallyRow;
  /** None is the sum. */
  code: string | null;
}

function Line({ tally, row, code }: LineProps) {
  const { week, by, region } = tally;
  const narrowed = code === null ? { region: region.code } : lineOf(code, by, region.code);
  return (
    <tr>
      <th scope="row">
        {code === null ? t("desk.week.total") : row.name}
        {code !== null && row.place && row.place !== region.name && <span class="soft"> {row.place}</span>}
      </th>
      {columns.map((column) => {
        const text = column.text(row);
        const opens = text !== "0" && row[column.figure] !== null;
        return (
          <td key={column.figure} class={opens ? "" : "soft"}>
            {opens ? <a href={behind(column.figure, week, narrowed)}>{text}</a> : text}
          </td>
        );
      })}
    </tr>
  );
}
