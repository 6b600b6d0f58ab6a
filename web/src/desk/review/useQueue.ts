import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import type { Query } from "../../api/client.ts";
import type { VisitRow } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { visit, visits } from "../api.ts";
import { href } from "../href.ts";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { neighbour, openAfter } from "./keys.ts";
import { holdsAll, none, quiet, toggle, toggleAll, within } from "./selection.ts";
import { openShelf } from "./shelf.ts";
import { useVerdicts } from "./useVerdicts.ts";
import { type Subject, type Verdict, wordOn } from "./verdicts.ts";

const names = [
  "state",
  "region",
  "directly",
  "helper",
  "flag",
  "order",
  "week",
  "decided",
  "household",
  "q",
  "sample",
] as const;
export const heaps = ["waiting", "returned", "approved", "all"] as const;
export type Heap = (typeof heaps)[number];
/** Ask for more before the reader sees the end. */
const fewLeft = 5;
/** How many visits lie ready: a glance is enough for some, so that one would not do. */
const ahead = 2;

export const subjectOf = (row: Pick<VisitRow, "id" | "revision" | "household">): Subject => ({
  id: row.id,
  revision: row.revision,
  name: row.household.head_name,
});

/** The list on the left: what it is narrowed to, which visit is open, which are chosen, and their verdicts. */
export function useQueue(wide: boolean) {
  const { api } = useApp();
  const { route } = useLocation();
  const { asked, narrow } = useFilters("/visits");
  const open = useRoute().params.id ?? null;
  const latest = useRef(open);
  if (open !== null) latest.current = open;
  const filters: Query = Object.fromEntries(names.map((name) => [name, asked[name]]));
  const state = heaps.find((heap) => heap === asked.state) ?? "waiting";
  const pages = usePages(JSON.stringify(filters), (next, signal) =>
    visits(api, { ...filters, state: state === "all" ? null : state, after: next }, signal),
  );
  const verdicts = useVerdicts();
  const given = verdicts.given.value;
  const all = pages.data?.rows ?? [];
  const rows = all.filter((row) => row.state !== "waiting" || wordOn(given, row) === null);
  const ids = rows.map((row) => row.id);
  const [picked, setPicked] = useState(none);
  const chosen = within(picked, ids);
  const together = quiet(rows);

  const shelf = useMemo(() => openShelf((id) => visit(api, id)), []);
  const following = open === null ? [] : ids.slice(ids.indexOf(open) + 1).slice(0, ahead);
  useEffect(() => shelf.put(following), [following.join()]);

  const address = (id: string | null) => href(id === null ? "/visits" : `/visits/${id}`, filters);
  const show = (id: string | null) => route(address(id), true);
  const led = useRef(false);
  const lead = (id: string | null, replace = true) => {
    led.current = true;
    route(address(id), replace);
  };
  // Back leads to the visit just judged; where it has the list's place, to the list.
  const leave = (subjects: Subject[]) =>
    lead(openAfter(ids, new Set(subjects.map((subject) => subject.id)), open), !wide);

  // One that has had its verdict here keeps its place while it is open.
  const near = all.filter((row) => row.id === open || rows.includes(row)).map((row) => row.id);
  /** Where a step leads, null: nowhere. */
  const beside = (by: 1 | -1) => {
    const to = neighbour(near, open, by);
    return to === open ? null : to;
  };

  useEffect(() => {
    if (rows.length < fewLeft && !pages.busyWithMore && pages.moreFailure === null) pages.more?.();
  }, [rows.length, pages.data]);

  const refusals = verdicts.refused.value.length;
  useEffect(() => {
    if (refusals > 0) pages.refresh();
  }, [refusals]);

  const counts = pages.data?.counts;
  /** Counted up to 1,000: of some there are more. */
  const hasMore = (heap: Heap) => pages.data?.more.some((state) => state === heap) ?? false;
  /** How many a heap holds (of all together the server does not say); what had its verdict here no longer waits. */
  const sizeOf = (heap: Heap): number | null => {
    if (!counts || heap === "all") return null;
    return counts[heap] - (heap === "waiting" ? all.length - rows.length : 0);
  };

  return {
    pages,
    rows,
    sizeOf,
    hasMore,
    /** The place of a visit in the whole pile, those that have had their verdict here counted; 0: not in the list. */
    placeOf: (id: string | null) => all.findIndex((row) => row.id === id) + 1,
    /** How many there were of them, "1000+" where they are no longer counted. */
    pile: state === "all" || !counts ? null : `${counts[state]}${hasMore(state) ? "+" : ""}`,
    /** Puts right in the list what was changed beside it. */
    change: (id: string, edit: (row: VisitRow) => VisitRow) =>
      pages.change((page) => ({ ...page, rows: page.rows.map((row) => (row.id === id ? edit(row) : row)) })),
    shelf,
    state,
    filters,
    narrow,
    open,
    /** The one that was open last: where the list took up again. */
    latest: latest.current,
    address,
    show,
    /** Whether a verdict or a step led to the visit that is now drawn; asked once. What had the focus then is gone. */
    wasLed() {
      const was = led.current;
      led.current = false;
      return was;
    },
    beside,
    step(by: 1 | -1) {
      const to = beside(by);
      if (to !== null) lead(to);
    },
    chosen,
    chosenRows: rows.filter((row) => chosen.has(row.id)),
    choose: (id: string) => setPicked(toggle(chosen, id)),
    /** Whether there is anything to choose at a click, and whether all of it is chosen. */
    mayChooseAll: together.length > 0,
    allChosen: together.length > 0 && holdsAll(chosen, together),
    chooseAll: () => setPicked(toggleAll(chosen, together)),
    verdicts,
    give(verdict: Verdict) {
      leave(verdict.subjects);
      verdicts.give(verdict);
    },
    undo() {
      const first = verdicts.undo()?.subjects[0];
      if (first) lead(first.id);
    },
  };
}

export type Queue = ReturnType<typeof useQueue>;
