const names = [
  "region",
  "directly",
  "category",
  "urgency",
  "household",
  "helper",
  "owner",
  "age",
  "due",
  "lacks",
  "errand",
  "step",
  "week",
  "state",
] as const;

export type NeedFilter = Partial<Record<(typeof names)[number], string>>;

/** What the address asks of the ledger; without any word about the state, what is open. */
export function narrowedTo(asked: Record<string, string | undefined>): NeedFilter {
  const due = asked.due ?? (asked.overdue ? "overdue" : undefined);
  const wide = due ?? asked.lacks ?? asked.household ?? asked.step ?? asked.errand;
  const state = asked.state ?? (wide ? undefined : "open");
  const told: typeof asked = { ...asked, due, state };
  return Object.fromEntries(names.flatMap((name) => (told[name] ? [[name, told[name]]] : [])));
}
