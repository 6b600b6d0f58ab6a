import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { t } from "../../../words/words.ts";
import { amountWord, shareWord } from "../figures.ts";
import { type Bars, drawn } from "./bars.ts";
import { lookOf } from "./look.ts";

interface Props {
  title: string;
  what: string;
  bars: Bars;
  loadEngine?: () => Promise<typeof import("./engine.ts")>;
}

const rowHeight = 26;

/** A chart, and the same numbers as a table, for who reads better there or does not see; each opens its rows. */
export function BarChart({ title, what, bars, loadEngine = () => import("./engine.ts") }: Props) {
  const canvas = useRef<HTMLDivElement>(null);
  const { route } = useLocation();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const box = canvas.current;
    if (box === null) return;
    let undo = () => {};
    let left = false;
    const draw = ({ init }: typeof import("./engine.ts")) => {
      if (left) return;
      setFailed(false);
      const chart = init(box);
      chart.setOption(drawn(bars, lookOf(box)));
      chart.on("click", ({ seriesIndex = 0, dataIndex }) => {
        const to = bars.parts[seriesIndex]?.opens[dataIndex];
        if (to) route(to);
      });
      const fit = new ResizeObserver(() => chart.resize());
      fit.observe(box);
      undo = () => {
        fit.disconnect();
        chart.dispose();
      };
    };
    // No network, or a newer version has taken the piece away: the table says the same.
    loadEngine().then(draw, () => left || setFailed(true));
    return () => {
      left = true;
      undo();
    };
  }, [bars]);

  return (
    <section class="card chart">
      <h2 class="plain">{title}</h2>
      <p class="soft">{what}</p>
      {failed && (
        <p class="soft" role="alert">
          {t("desk.week.chart.failed")}
        </p>
      )}
      <div
        ref={canvas}
        class="canvas"
        aria-hidden="true"
        hidden={failed}
        style={{ height: `${bars.lying ? bars.names.length * rowHeight + 48 : 280}px` }}
      />
      <details open={failed}>
        <summary>{t("desk.week.chart.table")}</summary>
        <table class="sheet numbers">
          <thead>
            <tr>
              <td />
              {bars.parts.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.names.map((name, row) => (
              <tr key={bars.parts[0]?.opens[row]}>
                <th scope="row">{name}</th>
                {bars.parts.map((part) => (
                  <td key={part.name}>
                    <a href={part.opens[row]}>{told(part.values[row] ?? null, bars.shares)}</a>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

const told = (value: number | null, shares = false) =>
  shares || value === null ? shareWord(value) : amountWord(value);
