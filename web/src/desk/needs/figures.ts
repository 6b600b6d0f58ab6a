import type { Query } from "../../api/client.ts";
import type { FigureCounts, FigureRow, NeedCut } from "../../api/deskWire.ts";
import type { NeedCategory } from "../../api/terms.ts";
import { type Key, t } from "../../words/words.ts";
import { href } from "../href.ts";
import { lineOf } from "../week/columns.ts";
import type { ages } from "./NeedFilters.tsx";

interface Column {
  figure: keyof FigureCounts;
  word: Key;
  /** Where the rows are listed that the figure counts. */
  rows: (narrowed: Query) => string;
}

const column = (figure: keyof FigureCounts, word: Key, heap: Query): Column => ({
  figure,
  word,
  rows: (narrowed) => href("/needs", { ...narrowed, ...heap }),
});

/** From left to right: what is open and how it stands, what became of the others. */
export const figures: readonly Column[] = [
  column("open", "desk.need.open", { state: "open" }),
  column("unaccepted", "desk.need.due.unaccepted", { due: "unaccepted" }),
  column("soon", "desk.need.due.soon", { due: "soon" }),
  column("overdue", "desk.need.due.overdue", { due: "overdue" }),
  column("owner", "desk.need.lacks.owner", { lacks: "owner" }),
  column("next_step", "desk.need.lacks.next_step", { lacks: "next_step" }),
  column("resolved", "terms.needState.resolved", { state: "resolved" }),
  column("confirmed", "terms.needState.confirmed", { state: "confirmed" }),
  column("declined", "terms.needState.declined", { state: "declined" }),
  column("trips_saved", "desk.need.tripsColumn", { errand: "1" }),
];

/** What narrows the ledger to one line of the table. */
export const behind = (by: NeedCut, key: string, region: string | undefined): Query =>
  by === "township" || by === "village" ? lineOf(key, by, key) : { region, [by]: key };

/** A line's name: places and people have theirs from the server. */
export function rowWord(by: NeedCut, { key, name }: FigureRow): string {
  if (by === "category") return t(`terms.need.${key as NeedCategory}`);
  if (by === "age") return t(`desk.need.age.${key as (typeof ages)[number]}`);
  return by === "owner" && key === "none" ? t("desk.need.noOwner") : name;
}
