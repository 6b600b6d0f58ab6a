import type { ReadonlySignal } from "@preact/signals";
import type { ProblemWire } from "../api/problem.ts";

export type Sending =
  /** Nothing to do, or nothing begun yet. */
  | { doing: "resting" }
  | { doing: "text" }
  | { doing: "pulling" }
  | { doing: "photo"; photo_id: string; sent: number; of: number }
  /** The last try did not get through; the next one comes by itself. `at` is by the phone's clock. */
  | { doing: "waiting"; at: number; failure: ProblemWire }
  /** The server wants a new sign-in, or a new password; nothing is lost and nothing is tried until then. */
  | { doing: "paused"; failure: ProblemWire };

/** Brings saved entries to the server by itself, and fetches what is new. */
export interface Outbox {
  readonly sending: ReadonlySignal<Sending>;
  start(): void;
  stop(): void;
  /** "Retry now": ends any waiting and begins a round; resolves when that round is over. */
  nudge(): Promise<void>;
}
