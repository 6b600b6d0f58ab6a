import type { HouseholdBrief } from "../api/deskWire.ts";

type Named = Pick<HouseholdBrief, "id" | "head_name" | "group" | "region">;

/** A household as people call it: the head, the village, the group. */
export function HouseholdLink({ household }: { household: Named }) {
  return (
    <a href={`/households/${household.id}`}>
      {household.head_name} · {household.region.name} {household.group}
    </a>
  );
}
