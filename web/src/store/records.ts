/** What the phone keeps. Households are kept as the server sends them (`Bundle`). */
import type { ProblemWire } from "../api/problem.ts";
import type { Check, Finding, Mode, NeedStepKind, PhotoKind } from "../api/terms.ts";
import type { Instant, Location, Measure, NewNeed, Operation, PhotoNote } from "../api/wire.ts";

/** What is being written. Survives a killed tab; leaves the store when it is saved or thrown away. */
interface Writing {
  /** The id of the visit or step to be; of an amendment only the draft's own. */
  id: string;
  household_id: string;
  touched_at: Instant;
  /** Whether the writer has put anything in; what the form finds out by itself does not count. */
  touched: boolean;
  photos: PhotoNote[];
}

export interface VisitDraft extends Writing {
  /** The visit that this corrects, with the revision that was seen; null for a new one. */
  amends: { visit_id: string; base_revision: number } | null;
  /** The refused entry whose place this takes once it is saved. */
  replaces: string | null;
  started_at: Instant;
  /** When the visit that this mends was over; null while it goes on. */
  ended_at: Instant | null;
  mode: Mode;
  met: string[];
  /** What has not been tapped is saved as "unseen". */
  checks: Partial<Record<Check, Finding>>;
  summary: string;
  measures: Measure[];
  needs: NewNeed[];
  location: Location | null;
  /** The writer wants none told: it is not looked for again. */
  location_dropped: boolean;
  signature_photo_id: string | null;
  /** Where on the form the writer was, in the form's own terms. */
  place: string;
}

/** What a helper may say of a need. */
export type HelperStep = Exclude<NeedStepKind, "raised" | "accepted" | "assigned" | "declined">;

/** A step on the way of a need; `trips` as it was typed. */
export interface StepDraft extends Writing {
  need_id: string;
  kind: HelperStep;
  note: string;
  next: string;
  trips: string;
}

export type Draft = VisitDraft | StepDraft;

/** "waiting": not answered yet. The others are the server's outcome. */
export type EntryState = "waiting" | "applied" | "held" | "refused";
/** Who has it, from the server's receipts only. */
export type Custody = "phone" | "received" | "verified";

/** One saved operation: stays until the server has it and its photos, and a person has dealt with a refusal. */
export type Entry = Operation & {
  household_id: string;
  /** So that it can be named after the household has gone. */
  household_name: string;
  state: EntryState;
  custody: Custody;
  /** Size of the operation's text on the wire. */
  bytes: number;
  attempts: number;
  attempted_at: Instant | null;
  /** Why the last attempt did not get through; null after one that did. */
  failure: ProblemWire | null;
  /** Why the server holds or refuses it. */
  problem: ProblemWire | null;
  answered_at: Instant | null;
  /** By the server's clock, when it first said that it has it; null again when its store was restored. */
  received_at: Instant | null;
  /** When a person chose to leave a refused entry on the phone. */
  kept_at: Instant | null;
};

/** "drafted": its visit is not saved. "waiting": still to be sent. "here": the server has answered with its hash.
 * "discarded": the server would not have it, and a person threw it away. */
export type PhotoState = "drafted" | "waiting" | "here" | "refused" | "discarded";

/** What is known of a photo taken on this phone; its bytes are kept apart until a backup of the server holds it. */
export interface PhotoRecord extends PhotoNote {
  kind: PhotoKind;
  draft_id: string | null;
  entry_id: string | null;
  state: PhotoState;
  /** Bytes that the server has. */
  sent: number;
  /** An upload was begun: how much of it arrived, the server knows. */
  begun: boolean;
  /** By the server's clock, when it said that it has all of it. */
  here_at: Instant | null;
  problem: ProblemWire | null;
}

/** What the browser has cleared, as far as the note tells. */
export interface Loss {
  found_at: Instant;
  entries: number;
  photos: number;
  /** When the entries were made. */
  first: Instant | null;
  last: Instant | null;
}

export interface Settings {
  /** Names the server's store; another one means that it was restored or replaced. */
  epoch: string;
  /** Server's clock minus the phone's. */
  clock_offset_ms: number;
  pulled_at: Instant;
  /** Made with the store: gone when the browser has cleared it. */
  canary: string;
  /** Lent at a sign-in, base64: seals rescue files. */
  rescue_key: string;
  /** What was found missing, until the person has read it. */
  loss: Loss;
  /** What the server had before this moment lies in a verified backup. */
  safe_until: Instant;
}
