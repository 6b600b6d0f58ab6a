/** What travels between phone and server. Names and meanings: the glossary in the README of the repository. */
import type { ProblemWire } from "./problem.ts";
import type {
  Check,
  Decision,
  Finding,
  MeasureKind,
  Mode,
  NeedCategory,
  NeedState,
  NeedStepKind,
  Outcome,
  PairingRole,
  PhotoKind,
  ReasonCode,
  ReasonField,
  RegionLevel,
  Role,
  Urgency,
  VisitState,
} from "./terms.ts";

/** RFC 3339 with offset. */
export type Instant = string;
/** "2026-11-22" */
export type Day = string;

export interface Region {
  code: string;
  name: string;
  level: RegionLevel;
}

export interface Person {
  id: string;
  name: string;
}

export interface Account extends Person {
  role: Role;
  region: Region;
  must_change_password: boolean;
}

/** Base64 of 32 bytes each. */
export interface PhoneKeys {
  /** The server's share of the key to this phone's store. */
  store: string;
  /** Seals rescue files. */
  rescue: string;
}

export interface SessionAnswer {
  account: Account;
  server_time: Instant;
  demonstration: boolean;
  /** Lent at a sign-in, and only then; null for who keeps nothing on a phone. */
  keys: PhoneKeys | null;
}

export interface SessionRow {
  id: string;
  device_name: string;
  created_at: Instant;
  seen_at: Instant;
  current: boolean;
}

export interface Location {
  lat: number;
  lon: number;
  accuracy_m: number;
  taken_at: Instant;
}

export interface Measure {
  kind: MeasureKind;
  text: string;
}

export interface NewNeed {
  id: string;
  category: NeedCategory;
  description: string;
  urgency: Urgency;
}

export interface PhotoNote {
  id: string;
  sha256: string;
  bytes: number;
  kind: PhotoKind;
  taken_at: Instant;
}

/** What a visit says, as it is pushed. */
export interface VisitContent {
  mode: Mode;
  met: string[];
  checks: Record<Check, Finding>;
  summary: string;
  measures: Measure[];
  needs: NewNeed[];
  photos: PhotoNote[];
  location: Location | null;
  signature_photo_id: string | null;
}

export interface Reason {
  field: ReasonField;
  code: ReasonCode;
  note: string;
}

export interface Review {
  decision: Decision;
  reasons: Reason[];
  note: string;
  reviewer: string;
  at: Instant;
  /** How many times the visit has been returned so far. */
  round: number;
}

export interface Visit {
  id: string;
  revision: number;
  state: VisitState;
  helper: Person;
  mine: boolean;
  started_at: Instant;
  ended_at: Instant;
  received_at: Instant;
  content: Omit<VisitContent, "photos"> & { photos: (PhotoNote & { here: boolean })[] };
  review: Review | null;
  /** The latest revision that an approval stands on: this one, or an earlier that was amended since. */
  approved_revision: number | null;
}

export interface NeedStep {
  id: string;
  kind: NeedStepKind;
  at: Instant;
  by: string;
  note: string;
  /** To whom it was assigned. */
  assignee?: string | null;
  /** Ways that an errand has spared the household. */
  trips_saved?: number | null;
  photos?: (PhotoNote & { here: boolean })[];
}

/** The clock of a need that runs out first: red after `on`, orange from `warn_on`. */
export interface NeedClock {
  step: "accept" | "settle";
  on: Day;
  warn_on: Day;
}

/** What may be absent is not in the bundles that an older server has sent. */
export interface Need {
  id: string;
  visit_id: string | null;
  category: NeedCategory;
  description: string;
  urgency: Urgency;
  state: NeedState;
  raised_at: Instant;
  due_on: Day | null;
  /** Who answers for it, by name: an account's or an office's. */
  assignee: string | null;
  assignee_id?: string | null;
  next_step?: string | null;
  trips_saved?: number;
  clock?: NeedClock | null;
  steps: NeedStep[];
}

export interface Member {
  id: string;
  name: string;
  relation: string;
  gender: string;
  birth_year: number | null;
  /** The last four characters of the ID number. */
  id_tail: string;
  ethnicity: string | null;
  education: string | null;
  health: string | null;
  phone: string | null;
}

export interface HouseholdHelper {
  account_id: string;
  name: string;
  role: PairingRole;
  phone: string | null;
  since: Day;
}

/** All that a helper's phone knows of one household. */
export interface Bundle {
  id: string;
  code: string;
  revision: number;
  /** Pinyin initials of the head's name: 毛静 is "mj". */
  initials: string;
  region: Region;
  township: Region;
  group: string;
  category: string;
  cause: string | null;
  /** Yuan a year. */
  income_per_head: number | null;
  location: Location | null;
  /** Nobody is at home until then (外出务工): they are rung instead. Unknown to a bundle that an older server sent. */
  away_until?: Day | null;
  head_name: string;
  members: Member[];
  helpers: HouseholdHelper[];
  /** None where another cares for it now, and a visit of mine was returned that I am to mend. */
  my_role: PairingRole | null;
  /** What the printed card says: to a camera, and to people. */
  card: { token: string; number: string } | null;
  needs: Need[];
  visits: Visit[];
}

export interface VisitRecordBody extends VisitContent {
  id: string;
  household_id: string;
  started_at: Instant;
  ended_at: Instant;
}

export interface VisitAmendBody extends VisitContent {
  visit_id: string;
  base_revision: number;
  started_at: Instant;
  ended_at: Instant;
}

export interface VisitWithdrawBody {
  visit_id: string;
  base_revision: number;
  reason: string;
}

export interface NeedStepBody {
  id: string;
  need_id: string;
  kind: NeedStepKind;
  note: string;
  next_step?: string;
  trips_saved?: number;
  photos?: PhotoNote[];
}

export type Correction =
  | { member_id: string; field: "phone"; was: string | null; value: string | null }
  | { member_id: null; field: "group"; was: string; value: string }
  | { member_id: null; field: "location"; was: Location | null; value: Location | null }
  | { member_id: null; field: "away_until"; was: Day | null; value: Day | null };

export type HouseholdCorrectBody = Correction & { id: string; household_id: string; base_revision: number };

/** `loss.report`: what a phone found gone because its browser had cleared the store; at most 200 entries, others go in another. */
export interface LossReportBody {
  id: string;
  found_at: Instant;
  entries: { id: string; kind: string; made_at: Instant; household_id: string }[];
  photos: number;
}

/** Each kind of operation with its body. */
export interface OperationBodies {
  "visit.record": VisitRecordBody;
  "visit.amend": VisitAmendBody;
  "visit.withdraw": VisitWithdrawBody;
  "need.step": NeedStepBody;
  "household.correct": HouseholdCorrectBody;
  "loss.report": LossReportBody;
}

export type OperationKind = keyof OperationBodies;

/** One thing that a person did, with an id made on the phone. */
export type Operation = {
  [K in OperationKind]: { id: string; kind: K; made_at: Instant; body: OperationBodies[K] };
}[OperationKind];

export interface PushResult {
  id: string;
  outcome: Outcome;
  replay: boolean;
  problem?: ProblemWire;
}

/** What every answer to push and pull tells of the server's store. */
export interface Stamp {
  server_time: Instant;
  /** Names the store; another one means that it was restored or replaced. */
  epoch: string;
  /** What was answered before this moment lies in a verified backup; null while there is none. */
  safe_until?: Instant | null;
}

export interface PushAnswer extends Stamp {
  results: PushResult[];
}

/** What became of a rescue file, for whoever handed it in: counts only. */
export interface RescueAnswer {
  owner: Person;
  made_at: Instant;
  /** Each operation once; `repeated`: had a receipt before. */
  operations: Record<Outcome | "repeated", number>;
  /** Of the photos in this file, those that the server has now and those that it would not take. */
  photos: { here: number; refused: number };
}

export interface PullAnswer extends Stamp {
  account: Account;
  households: Bundle[];
  gone: string[];
  more: boolean;
}
