import type { Api } from "../../api/client.ts";
import type { HandOver, HandOverAnswer, NewPairing, PairingRow } from "../../api/deskWire.ts";
import type { Day } from "../../api/wire.ts";

interface Answer {
  pairing: PairingRow;
}

export const begin = (api: Api, pairing: NewPairing) => api.post<Answer>("/pairings", pairing);

export const end = (api: Api, id: string, until: Day) => api.post<Answer>(`/pairings/${id}/end`, { until });

/** What would come of a hand-over, or, for good, what came of it. */
export const handOver = (api: Api, wanted: HandOver, dryRun: boolean) =>
  api.post<HandOverAnswer>("/pairings/hand-overs", wanted, dryRun ? { dry_run: 1 } : {});
