import type { Query } from "../../api/client.ts";
import type { FigureCounts, NeedFiguresAnswer } from "../../api/deskWire.ts";
import type { Key } from "../../words/words.ts";
import { t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { behind, figures, rowWord } from "./figures.ts";

interface Props {
  told: NeedFiguresAnswer;
  region: string | undefined;
}

/** A line for each place, category, age or owner, and their sum. */
export function FigureTable({ told, region }: Props) {
  const { by, rows, total, left_out: leftOut } = told;
  return (
    <div class="card">
      <Sheet label={t("desk.need.figures")}>
        <table class="sheet numbers">
          <thead>
            <tr>
              <th scope="col">{t(`desk.need.by.${by}`)}</th>
              {figures.map(({ figure, word }) => (
                <th scope="col" key={figure}>
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line
                key={row.key}
                name={rowWord(by, row)}
                counts={row}
                narrowed={behind(by, row.key, region)}
              />
            ))}
          </tbody>
          <tfoot>
            <Line name={t("desk.need.total")} counts={total} narrowed={{ region }} />
          </tfoot>
        </table>
      </Sheet>
      {leftOut > 0 && <p class="soft note">{t("desk.need.leftOut", { n: leftOut })}</p>}
    </div>
  );
}

interface LineProps {
  name: string;
  counts: FigureCounts;
  narrowed: Query;
}

function Line({ name, counts, narrowed }: LineProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {figures.map(({ figure, word, rows }) => (
        <Figure key={figure} word={word} count={counts[figure]} to={rows(narrowed)} name={name} />
      ))}
    </tr>
  );
}

function Figure({ word, count, to, name }: { word: Key; count: number; to: string; name: string }) {
  if (count === 0) return <td class="soft">0</td>;
  return (
    <td>
      <a href={to} aria-label={`${name} · ${t(word)} ${count}`}>
        {count}
      </a>
    </td>
  );
}
