import type { Api } from "../api/client.ts";
import { asProblem, Problem, Unreachable } from "../api/problem.ts";
import type { Instant, PushAnswer, PushResult } from "../api/wire.ts";
import type { Store } from "../store/database.ts";
import { answerEntries, noteFailure } from "../store/entries.ts";
import { noteEpoch } from "../store/epoch.ts";
import type { Entry } from "../store/records.ts";
import { noteSafe } from "../store/safe.ts";
import { setting } from "../store/settings.ts";
import type { World } from "../world.ts";
import { batch, operation } from "./queue.ts";

export interface Sender {
  world: World;
  api: Api;
  store: Store;
  deviceId: string;
}

/** Pushes `entries` in order, in as many batches as it takes. Throws, with the rest untouched, when one does not arrive. */
export async function sendText(sender: Sender, entries: Entry[]): Promise<void> {
  let most: number | undefined;
  let rest = entries;
  while (rest.length > 0) {
    const taken = batch(rest, most);
    try {
      const answer = await push(sender, taken);
      await keep(sender, answer.results, answer.server_time);
      await noteSafe(sender.store, answer);
    } catch (error) {
      await heed(sender, error);
      if (!isTooLarge(error)) throw await noted(sender, taken, error);
      most = Math.ceil(taken.length / 2);
      if (taken.length > 1) continue;
      const refused = {
        id: taken[0]?.id ?? "",
        outcome: "refused",
        replay: false,
        problem: tooLarge,
      } as const;
      await keep(sender, [refused], null);
    }
    rest = rest.slice(taken.length);
  }
}

async function push({ api, deviceId, world, store }: Sender, entries: Entry[]): Promise<PushAnswer> {
  const operations = entries.map(operation);
  // By the phone's clock: from it the server learns how far that clock is off.
  const sent_at = new Date(world.now()).toISOString();
  const epoch = await setting(store, "epoch");
  const answer = await api.post<PushAnswer>("/sync/push", {
    device_id: deviceId,
    sent_at,
    epoch,
    operations,
  });
  if (!answers(answer, entries)) throw new Unreachable(200);
  return answer;
}

/** A page that says 200 and happens to be JSON is still not our server. */
function answers(answer: PushAnswer | null, entries: Entry[]): boolean {
  return (
    Array.isArray(answer?.results) &&
    answer.results.length === entries.length &&
    answer.results.every(
      (result, i) => result?.id === entries[i]?.id && ["applied", "held", "refused"].includes(result.outcome),
    )
  );
}

function keep({ store, world }: Sender, results: PushResult[], serverTime: Instant | null): Promise<void> {
  return answerEntries(store, results, new Date(world.now()).toISOString(), serverTime);
}

async function noted({ store, world }: Sender, entries: Entry[], error: unknown): Promise<unknown> {
  const ids = entries.map((entry) => entry.id);
  await noteFailure(store, ids, new Date(world.now()).toISOString(), asProblem(error));
  return error;
}

/** A restored server takes nothing from who does not know it yet: what we hold may build on what it has forgotten. */
async function heed({ store }: Sender, error: unknown): Promise<void> {
  if (error instanceof Problem && error.code === "other_store") {
    await noteEpoch(store, String(error.params.epoch));
  }
}

/** Also when a proxy in between says so, whose page is not ours. */
const isTooLarge = (error: unknown) =>
  (error instanceof Problem || error instanceof Unreachable) && error.status === 413;

const tooLarge = { code: "too_large", title: "" };
