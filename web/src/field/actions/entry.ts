import type { Operation } from "../../api/wire.ts";
import type { Entry } from "../../store/records.ts";
import type { World } from "../../world.ts";

/** A new entry of the outbox: on the phone, waiting to be sent. */
export function newEntry(
  world: World,
  household: { id: string; head_name: string },
  operation: Pick<Operation, "kind" | "body">,
): Entry {
  const { kind, body } = operation;
  const made = { id: world.id(), made_at: new Date(world.now()).toISOString(), kind, body } as Operation;
  return {
    ...made,
    household_id: household.id,
    household_name: household.head_name,
    state: "waiting",
    custody: "phone",
    bytes: new TextEncoder().encode(JSON.stringify(made)).length,
    attempts: 0,
    attempted_at: null,
    failure: null,
    problem: null,
    answered_at: null,
    received_at: null,
    kept_at: null,
  };
}
