import type { Query } from "../../api/client.ts";
import type { Counted, TallyBy, TallyRow } from "../../api/deskWire.ts";
import type { Key } from "../../words/words.ts";
import { href } from "../href.ts";
import { amountWord, hoursWord, shareWord } from "./figures.ts";

export type Figure = Exclude<keyof TallyRow, "code" | "name" | "place">;

interface Column {
  figure: Figure;
  word: Key;
  text: (row: TallyRow) => string;
}

const amount =
  (figure: Figure) =>
  (row: TallyRow): string =>
    amountWord(row[figure] ?? 0);

/** The figures of the week from left to right, in the county's own order. */
export const columns: readonly Column[] = [
  { figure: "due", word: "desk.week.due", text: amount("due") },
  { figure: "visited", word: "desk.week.visited", text: amount("visited") },
  { figure: "coverage", word: "desk.week.coverage", text: (row) => shareWord(row.coverage) },
  { figure: "approved", word: "desk.week.approved", text: amount("approved") },
  { figure: "waiting", word: "desk.week.waiting", text: amount("waiting") },
  { figure: "returned", word: "desk.week.returned", text: amount("returned") },
  { figure: "raised", word: "desk.week.raised", text: amount("raised") },
  { figure: "resolved", word: "desk.week.resolved", text: amount("resolved") },
  { figure: "overdue", word: "desk.week.overdue", text: amount("overdue") },
  { figure: "median_hours", word: "desk.week.medianHours", text: (row) => hoursWord(row.median_hours) },
];

/** Every figure that counts something, also those that have no column. */
export const figureWords: Record<Counted, Key> = {
  due: "desk.week.due",
  visited: "desk.week.visited",
  visits: "desk.week.visits",
  approved: "desk.week.approved",
  waiting: "desk.week.waiting",
  returned: "desk.week.returned",
  raised: "desk.week.raised",
  raised_urgent: "desk.week.raisedUrgent",
  resolved: "desk.week.resolved",
  confirmed: "desk.week.confirmed",
  overdue: "desk.week.overdue",
};

const cuts: readonly TallyBy[] = ["township", "village", "helper"];
const county = 6;
const digits = { township: 9, village: 12 } as const;

/** How a region's week can be told: by the level below it and those further down, and by helper. */
export const cutsOf = (region: string): readonly TallyBy[] =>
  cuts.slice(region.length <= county ? 0 : region.length <= digits.township ? 1 : 2);

/** What narrows a list to one line of the table: a helper, a place, or what lies in no place of that level. */
export function lineOf(code: string, by: TallyBy, region: string): Query {
  if (by === "helper") return { helper: code, region };
  return { region: code, directly: code.length < digits[by] ? 1 : null };
}

/** The rows behind a figure of a line, or of the whole `{ region }`. */
export function behind(figure: Figure, week: string, narrowed: Query): string {
  const homes = (of: string | null) => href("/households", { ...narrowed, week, of });
  const visits = (more: Query) => href("/visits", { ...narrowed, week, ...more });
  const needs = (more: Query) => href("/needs", { ...narrowed, ...more });
  switch (figure) {
    case "due":
      return homes(null);
    case "visited":
      return homes("visited");
    case "coverage":
      return homes("uncovered");
    case "visits":
      return visits({ state: "all" });
    case "approved":
    case "waiting":
    case "returned":
      return visits({ state: figure });
    case "median_hours":
      return visits({ state: "all", decided: 1 });
    case "raised":
    case "resolved":
    case "confirmed":
      return needs({ step: figure, week });
    case "raised_urgent":
      return needs({ step: "raised", week, urgency: "urgent" });
    case "overdue":
      return needs({ due: "overdue", week });
  }
}
