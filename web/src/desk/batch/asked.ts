import type { Asked } from "../../api/batchWire.ts";
import type { Query } from "../../api/client.ts";

const names = ["region", "helper", "week", "household", "q"] as const;
const foreign = ["flag", "directly", "decided", "sample"] as const;

/** Which waiting visits a list so narrowed means. */
export const askedIn = (filters: Query): Asked =>
  Object.fromEntries(names.flatMap((name) => (filters[name] ? [[name, String(filters[name])]] : [])));

/** Whether a batch can mean just those: of what else narrows a queue it knows nothing, and would mean more than is on the screen. */
export const isAskable = (filters: Query): boolean => foreign.every((name) => !filters[name]);
