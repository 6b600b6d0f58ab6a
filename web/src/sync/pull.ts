import type { Api } from "../api/client.ts";
import { Unreachable } from "../api/problem.ts";
import type { PullAnswer } from "../api/wire.ts";
import type { Store } from "../store/database.ts";
import { noteEpoch } from "../store/epoch.ts";
import { knownRevisions, takeBundles } from "../store/households.ts";
import { noteSafe } from "../store/safe.ts";
import { remember } from "../store/settings.ts";
import { forgetDone, noteVerdicts } from "../store/settled.ts";
import type { World } from "../world.ts";

interface Puller {
  world: World;
  api: Api;
  store: Store;
  deviceId: string;
}

type Known = Record<string, number>;

/**
 * Fetches the households whose revision differs from ours, page by page. Never touches drafts; of the outbox only what the
 * server has said about it. Answers true when the server's store is another one than last time, so that entries wait again.
 */
export async function pull(puller: Puller): Promise<boolean> {
  let known = await knownRevisions(puller.store);
  let restarted = false;
  for (let more = true; more; ) {
    const answer = await ask(puller, known);
    const other = await noteEpoch(puller.store, answer.epoch);
    await take(puller, answer);
    await noteSafe(puller.store, answer);
    // Revisions of another store say nothing: ask for everything once more.
    known = other ? await knownRevisions(puller.store) : after(known, answer);
    restarted ||= other;
    more = answer.more || other;
  }
  await noteVerdicts(puller.store);
  await forgetDone(puller.store, puller.world.now());
  return restarted;
}

async function ask({ api, deviceId }: Puller, known: Known): Promise<PullAnswer> {
  const answer = await api.post<PullAnswer>("/sync/pull", { device_id: deviceId, known });
  const ours =
    Array.isArray(answer?.households) && Array.isArray(answer.gone) && typeof answer.epoch === "string";
  // "more" with nothing in hand would go round for ever.
  if (!ours || (answer.more && answer.households.length + answer.gone.length === 0))
    throw new Unreachable(200);
  return answer;
}

async function take({ store, world }: Puller, answer: PullAnswer): Promise<void> {
  await takeBundles(store, answer.households, answer.gone);
  await remember(store, {
    clock_offset_ms: Date.parse(answer.server_time) - world.now(),
    pulled_at: new Date(world.now()).toISOString(),
  });
}

function after(known: Known, answer: PullAnswer): Known {
  const next = { ...known };
  for (const bundle of answer.households) next[bundle.id] = bundle.revision;
  for (const id of answer.gone) delete next[id];
  return next;
}
