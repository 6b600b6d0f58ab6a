import type { Tally } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { behind, type Figure } from "./columns.ts";
import { amountWord, shareWord } from "./figures.ts";

interface Props {
  tally: Tally;
  /** The week before, once it is here. */
  before: Tally | null;
}

/** The five figures that a county is asked for. */
export function WeekFigures({ tally, before }: Props) {
  const { total } = tally;
  const n = (figure: Figure) => amountWord(total[figure] ?? 0);
  const cards: [Figure, string, string][] = [
    [
      "visited",
      t("desk.week.card.visited"),
      t("desk.week.card.due", { n: n("due"), share: shareWord(total.coverage) }),
    ],
    [
      "approved",
      t("desk.week.card.approved"),
      t("desk.week.card.undecided", { waiting: n("waiting"), returned: n("returned") }),
    ],
    ["raised", t("desk.week.card.raised"), t("desk.week.card.urgent", { n: n("raised_urgent") })],
    ["resolved", t("desk.week.card.resolved"), t("desk.week.card.confirmed", { n: n("confirmed") })],
    [
      "overdue",
      t("desk.week.card.overdue"),
      before ? comparedWord(total.overdue, before.total.overdue) : "\u00a0",
    ],
  ];
  return (
    <ul class="figures">
      {cards.map(([figure, name, beside]) => (
        <li key={figure}>
          <a class="card" href={behind(figure, tally.week, { region: tally.region.code })}>
            <span class="soft">{name}</span>
            <strong class={figure === "overdue" && total.overdue > 0 ? "bad" : ""}>{n(figure)}</strong>
            <span class="soft">{beside}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function comparedWord(now: number, before: number): string {
  if (now === before) return t("desk.week.card.same");
  return t(now < before ? "desk.week.card.fewer" : "desk.week.card.more", { n: Math.abs(now - before) });
}
