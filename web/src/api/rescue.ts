import type { Api } from "./client.ts";
import type { RescueAnswer } from "./wire.ts";

/** Hands one part of a rescue file in for its owner; throws `Problem` where the server would not take it. */
export const handIn = (api: Api, file: Blob): Promise<RescueAnswer> =>
  api.post("/rescues", file.slice(0, file.size, "application/octet-stream"));
