import type { Instant, Need, NeedStepBody } from "../../api/wire.ts";
import type { Entry } from "../../store/records.ts";

/** The need as it will be once the steps added on this phone have arrived. */
export function withSteps<N extends Need>(need: N, ahead: readonly Entry[]): N {
  return ahead.reduce(
    (now, entry) =>
      entry.kind === "need.step" && entry.body.need_id === need.id
        ? withStep(now, entry.body, entry.made_at)
        : now,
    need,
  );
}

/** What the server's ledger will do with it; the days of a need that is open again only the server knows. */
function withStep<N extends Need>(need: N, said: NeedStepBody, at: Instant): N {
  const { id, kind, note, trips_saved, photos = [] } = said;
  const step = {
    id,
    kind,
    note,
    at,
    by: "",
    trips_saved,
    photos: photos.map((one) => ({ ...one, here: false })),
  };
  const steps = [...need.steps, step];
  switch (kind) {
    case "resolved":
    case "confirmed":
      return { ...need, steps, state: kind, clock: null };
    case "reopened":
      return {
        ...need,
        steps,
        state: need.assignee === null ? "raised" : "assigned",
        clock: null,
        next_step: said.next_step ?? null,
      };
    default:
      return {
        ...need,
        steps,
        next_step: said.next_step ?? need.next_step,
        trips_saved: (need.trips_saved ?? 0) + (trips_saved ?? 0),
      };
  }
}
