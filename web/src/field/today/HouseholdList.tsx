import { useEffect, useMemo } from "preact/hooks";
import { byWaiting } from "../find.ts";
import { comesFrom } from "../frame/way.ts";
import { useReading } from "../reading.ts";
import type { HouseholdView } from "../view.ts";
import { HouseholdRow } from "./HouseholdRow.tsx";
import { useGradually } from "./useGradually.ts";

/** Who has waited longest comes first. */
export function HouseholdList({ title, views }: { title: string; views: HouseholdView[] }) {
  const { now } = useReading();
  const sorted = useMemo(() => [...views].sort(byWaiting(now.value)), [views]);
  const shown = useGradually(sorted);
  const complete = shown.length === sorted.length;

  // The browser knows only how far down the page was; rows that are not drawn have no height of their own.
  useEffect(() => {
    const id = comesFrom();
    if (complete && id !== null) document.getElementById(id)?.scrollIntoView({ block: "nearest" });
  }, [complete]);

  return (
    <section aria-labelledby="mine">
      <h2 id="mine">
        <span role="status">{title}</span>
      </h2>
      <ul class="list">
        {shown.map((view, i) => (
          <HouseholdRow key={view.household.id} view={view} now={now.value} next={i === 0} />
        ))}
      </ul>
    </section>
  );
}
