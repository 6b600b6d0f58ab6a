import { type ReadonlySignal, signal } from "@preact/signals";
import { asProblem, type ProblemWire } from "../api/problem.ts";
import { entriesIn } from "../store/entries.ts";
import { alone } from "./lock.ts";
import { setAlarm } from "./online.ts";
import { next } from "./retry.ts";
import { sendPhotos } from "./sendPhotos.ts";
import { type Sender, sendText } from "./sendText.ts";

export type Sending =
  /** Nothing to do, or nothing begun yet. */
  | { doing: "resting" }
  | { doing: "text" }
  | { doing: "pulling" }
  | { doing: "photo"; photo_id: string; sent: number; of: number }
  /** The last try did not get through; the next one comes by itself. `at` is by the phone's clock. */
  | { doing: "waiting"; at: number; failure: ProblemWire }
  /** The server wants a new sign-in, or a new password. Nothing is touched; tried again only when woken or nudged. */
  | { doing: "paused"; failure: ProblemWire };

/** Brings saved entries to the server by itself, and fetches what is new. */
export interface Outbox {
  readonly sending: ReadonlySignal<Sending>;
  start(): void;
  /** Resolves when the round under way is over. */
  stop(): Promise<void>;
  /** "Retry now": ends any waiting and begins a round; resolves when that round is over. */
  nudge(): Promise<void>;
}

interface Needs extends Sender {
  /** One sender for each account, across tabs. */
  name: string;
  /** Fetches what is new; answers true when entries wait again. */
  pull: () => Promise<boolean>;
  /** Hears of every failure of a round. */
  onFailure: (error: unknown) => void;
}

/** Between rounds when all is well: somebody else may have changed a household. */
const idle = 10 * 60_000;
/** Another tab is at it; look again when it may have gone. */
const elsewhere = 60_000;

export function openOutbox(needs: Needs): Outbox {
  const { world, store } = needs;
  const sending = signal<Sending>({ doing: "resting" });
  let failures = 0;
  let again = false;
  let started = false;
  let running: Promise<void> | null = null;
  let alarm = { in(_ms: number) {}, off() {}, stop() {} };

  /** Text first, so that the words arrive even when the pictures cannot; held entries are asked after on the way. */
  async function round(): Promise<void> {
    sending.value = { doing: "text" };
    await sendText(needs, await entriesIn(store, "waiting"));
    await sendText(needs, await entriesIn(store, "held"));
    sending.value = { doing: "pulling" };
    if (await needs.pull()) await sendText(needs, await entriesIn(store, "waiting"));
    await sendPhotos(needs, (photo, sent) => {
      sending.value = { doing: "photo", photo_id: photo.id, sent, of: photo.bytes };
    });
  }

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        const ran = await alone(world, needs.name, round);
        failures = 0;
        sending.value = { doing: "resting" };
        alarm.in(ran ? idle : elsewhere);
      } catch (error) {
        if (started) fail(error);
      }
    } while (again && started);
  }

  function fail(error: unknown): void {
    failures += 1;
    const failure = asProblem(error);
    const wait = next(error, failures, world.random());
    if (wait === "pause") {
      sending.value = { doing: "paused", failure };
      alarm.off();
    } else {
      sending.value = { doing: "waiting", at: world.now() + wait, failure };
      alarm.in(wait);
      world.askToBeWoken();
    }
    needs.onFailure(error);
  }

  function nudge(): Promise<void> {
    if (!started) return Promise.resolve();
    again = true;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    sending,
    nudge,
    start() {
      started = true;
      alarm = setAlarm(world, (why) => {
        if (why === "woken") failures = 0;
        nudge();
      });
      nudge();
    },
    async stop() {
      started = false;
      alarm.stop();
      await running;
    },
  };
}
