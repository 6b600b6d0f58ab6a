/** What travels between desk and server; what phones also know is in wire.ts. */
import type { ProblemWire } from "./problem.ts";
import type {
  Check,
  CoverageKind,
  Decision,
  Finding,
  FlagKind,
  Mode,
  NeedCategory,
  NeedState,
  NeedStepKind,
  Outcome,
  PairingRole,
  PostKind,
  RegionLevel,
  Role,
  VisitState,
} from "./terms.ts";
import type {
  Bundle,
  Correction,
  Day,
  Instant,
  Member,
  Need,
  OperationKind,
  Person,
  PhotoNote,
  Reason,
  Region,
  Review,
  Visit,
  VisitRecordBody,
} from "./wire.ts";

/** Some rows by key; `next` asks for those after them. */
export interface Page<Row> {
  rows: Row[];
  next: string | number | null;
}

export interface RegionRow extends Region {
  parent: string;
}

/** A household as lists of visits and needs name it. */
export interface HouseholdBrief {
  id: string;
  code: string;
  head_name: string;
  group: string;
  category: string;
  cause: string | null;
  people: number;
  region: Region;
}

export interface CheckChange {
  check: Check;
  was: Finding;
  now: Finding;
}

/** Why a visit is worth a second look. It advises; what it is about depends on its kind. */
export interface Flag {
  id: string;
  kind: FlagKind;
  about: {
    /** Another visit, made then. */
    visit_id?: string;
    at?: Instant;
    percent?: number;
    photo_id?: string;
    /** Between two visits, or that the phone's clock was behind; minus: ahead. */
    minutes?: number;
    km?: number;
    metres?: number;
    days?: number;
    check?: Check;
    need_id?: string;
    category?: NeedCategory;
  };
  dismissed: { by: string; at: Instant; note: string } | null;
}

/** A visit in its shortest form. */
export interface VisitBrief {
  id: string;
  started_at: Instant;
  helper: Person;
  mode: Mode;
  state: VisitState;
  checks: Record<Check, Finding>;
  summary: string;
  need_count: number;
}

export interface VisitRow extends VisitBrief {
  revision: number;
  household: HouseholdBrief;
  ended_at: Instant;
  received_at: Instant;
  photos: { here: number; of: number };
  returned_times: number;
  /** Against the household's visit before this one. */
  changes: CheckChange[];
  flags: Flag[];
}

export type VisitCounts = Record<"waiting" | "approved" | "returned", number>;

export type VisitContentShown = Visit["content"];

export interface Revision {
  revision: number;
  author: string;
  made_at: Instant;
  received_at: Instant;
  /** How far the phone's clock was behind the server's. */
  clock_offset_s: number;
  content: VisitContentShown;
  review: Review | null;
}

/** One visit with all that a supervisor weighs. */
export interface VisitWhole extends VisitRow {
  content: VisitContentShown;
  /** The newest first. */
  revisions: Revision[];
  needs: Need[];
  earlier: VisitBrief[];
  /** From where the household was found before; the bearing in degrees from north. Null where either is unknown. */
  place: { metres: number; bearing: number } | null;
  household_helpers: { account_id: string; name: string; role: PairingRole }[];
  members: { id: string; name: string; relation: string }[];
}

export interface NewReview {
  id: string;
  visit_id: string;
  revision: number;
  decision: Decision;
  reasons: Reason[];
  note: string;
}

export interface ReviewResult {
  id: string;
  outcome: Outcome;
  replay: boolean;
  problem?: ProblemWire;
}

export interface LedgerNeed extends Need {
  household: HouseholdBrief;
  days_open: number;
}

export type NeedHeap = "overdue" | "unaccepted" | "soon" | "owner" | "next_step" | "either";
/** Of each state, and of the open ones: whose clock has run out or will soon, and what they lack. */
export type NeedCounts = Record<NeedState | NeedHeap, number>;

export type NeedCut = "township" | "village" | "category" | "age" | "owner";
export type FigureCounts = Record<
  NeedHeap | "open" | "resolved" | "confirmed" | "declined" | "errand" | "trips_saved",
  number
>;
/** `key` narrows the ledger to the rows behind. */
export type FigureRow = FigureCounts & { key: string; name: string };

export interface NeedFiguresAnswer {
  by: NeedCut;
  rows: FigureRow[];
  total: FigureCounts;
  /** Rows that are not told, only counted. */
  left_out: number;
}

/** What a county settles for itself; the first three in working days. */
export interface CountySettings {
  accept_within: number;
  settle_within: number;
  warn_before: number;
  days_off: Day[];
  /** After it the server knows of no holidays. */
  calendar_until: Day;
}

export interface NewNeedStep {
  id: string;
  kind: NeedStepKind;
  note: string;
  due_on?: Day;
  assignee?: string;
  assignee_id?: string;
  next_step?: string;
  trips_saved?: number;
  photos?: PhotoNote[];
}

interface HeldCommon {
  operation_id: string;
  /** The problem that a person must judge. */
  code: string;
  by: Person;
  made_at: Instant | null;
  received_at: Instant;
  household: HouseholdBrief | null;
}

/** An operation that waits for a person's word; `now` is what the register says at present. */
export type HeldOperation = HeldCommon &
  (
    | { kind: "visit.record"; body: VisitRecordBody; now: null }
    | { kind: "household.correct"; body: Correction; now: unknown }
    | { kind: Exclude<OperationKind, "visit.record" | "household.correct">; body: unknown; now: unknown }
  );

export type TallyBy = "township" | "village" | "helper";

/** One line of the week: a place's or a helper's figures. */
export interface TallyRow {
  code: string;
  name: string;
  /** The township of a village, the region of a helper's account. */
  place: string | null;
  due: number;
  visited: number;
  visits: number;
  coverage: number | null;
  approved: number;
  waiting: number;
  returned: number;
  raised: number;
  raised_urgent: number;
  resolved: number;
  confirmed: number;
  overdue: number;
  median_hours: number | null;
}

/** A figure that counts something: no share, no median. */
export type Counted = Exclude<keyof TallyRow, "code" | "name" | "place" | "coverage" | "median_hours">;

export interface Seal {
  sealed_at: Instant;
  by: string;
  /** Of the snapshot. */
  sha256: string;
}

/** How a figure of a sealed week stands now, against what was last told of it. */
export interface Adjustment {
  week: string;
  code: string;
  name: string;
  figure: Counted;
  was: number;
  now: number;
}

/** A week beside the one before it. */
export interface WeekChanges {
  week: string;
  before: string;
  by: TallyBy;
  rows: TallyRow[];
  total: TallyRow;
  rows_before: TallyRow[];
  total_before: TallyRow;
  adjustments: Adjustment[];
}

/** The county's own workbook, and what may stand in it in double braces. */
export interface TemplateAnswer {
  template: { name: string; kept_at: Instant; by: string } | null;
  names: { name: string; meaning: string }[];
}

/** A week's visits as they stand now. */
export interface WeekOfSeries {
  week: string;
  approved: number;
  waiting: number;
  returned: number;
}

export interface Tally {
  /** "2026-W47" */
  week: string;
  from: Day;
  to: Day;
  region: Region;
  by: TallyBy;
  rows: TallyRow[];
  total: TallyRow;
  made_at: Instant;
  /** The county's, if the week is sealed. */
  seal: Seal | null;
  /** Whether these figures are the sealed ones. */
  sealed: boolean;
}

export interface AccountRow extends Person {
  /** Masked. */
  phone: string;
  role: Role;
  region: Region;
  disabled_at: Instant | null;
  must_change_password: boolean;
  last_seen_at: Instant | null;
}

export interface NewAccount {
  name: string;
  phone: string;
  role: Role;
  region: string;
}

export interface AccountChange {
  name?: string;
  role?: Role;
  region?: string;
  disabled?: boolean;
}

export interface PairingRow {
  id: string;
  household: Pick<HouseholdBrief, "id" | "code" | "head_name" | "group" | "region">;
  helper: Person;
  role: PairingRole;
  from: Day;
  until: Day | null;
}

export interface NewPairing {
  household: string;
  helper: string;
  role: PairingRole;
  from: Day;
}

export interface HandOver {
  giver: string;
  taker: string;
  from: Day;
}

/** How many households the taker gets in which role; `kept`: where as near a role was the taker's already. */
export type HandOverAnswer = { dry_run: boolean; from: Day; kept: number } & Record<PairingRole, number>;

/** What came, or would come, of a workbook of pairings; a line to mend pairs nobody. */
export interface PairingImport {
  dry_run: boolean;
  begun: number;
  kept: number;
  to_mend: { row: number; code: string; reason: string; household_code: string | null }[];
  to_mend_total: number;
}

export interface PostRow {
  id: string;
  village: Region;
  township: Region;
  kind: PostKind;
  /** A team's or a unit's name, or the first secretary's own. */
  name: string;
  from: Day;
  until: Day | null;
}

export interface NewPost {
  village: string;
  kind: PostKind;
  name: string;
  from: Day;
}

/** Households have a lead and a visit this month, villages a post and a unit. */
export type Coverages = Record<CoverageKind, { covered: number; of: number }>;

export interface CoverageRow extends Coverages {
  code: string;
  name: string;
  /** The township of a village. */
  place: string | null;
}

export interface CoverageTable {
  region: Region;
  by: "township" | "village";
  /** "2026-11" */
  month: string;
  day: Day;
  rows: CoverageRow[];
  total: Coverages;
}

/** A household, or a village as a whole. */
export interface UncoveredRow {
  township: Region;
  village: Region;
  household: { id: string; code: string; head_name: string; group: string } | null;
  helpers: string[];
  last_visit: Day | null;
}

export interface HouseholdRow extends HouseholdBrief {
  helpers: string[];
}

/** A household as the desk sees it: numbers masked until somebody asks for one. */
export interface HouseholdWhole
  extends Omit<Bundle, "members" | "visits" | "needs" | "my_role" | "helpers" | "card"> {
  members: (Omit<Member, "id_tail"> & { id_number: string })[];
  helpers: HelperOfHousehold[];
}

export interface HelperOfHousehold {
  pairing_id: string;
  account_id: string;
  name: string;
  role: PairingRole;
  since: Day;
}

export interface ImportRefusal {
  row: number;
  column: string | null;
  code: string;
  reason: string;
  value: string | null;
  household_code: string | null;
}

export interface ImportChange {
  code: string;
  head_name: string;
  /** Whom it is about, where it is about one person. */
  member: string | null;
  field: string;
  was: string | number | null;
  now: string | number | null;
}

export interface ImportResult {
  dry_run: boolean;
  rows: number;
  households: { added: number; changed: number; unchanged: number; refused: number };
  persons: number;
  repeated_rows: number[];
  refused: ImportRefusal[];
  refused_total: number;
  changes: ImportChange[];
  changes_total: number;
}

export interface ImportProgress {
  done: number;
  of: number;
  stage: "reading" | "writing";
}

/** A line of the stream that an import answers with. */
export type ImportLine<T> = { progress: ImportProgress } | { result: T } | { problem: ProblemWire };

export interface TrailEntry {
  seq: number;
  at: Instant;
  actor: Person | null;
  verb: string;
  subject: string;
  detail: unknown;
}

export interface RegionQuery {
  under?: string;
  level?: RegionLevel;
}

/** A village, and how many of its households have a printed card. */
export interface CardVillage {
  region: Region;
  households: number;
  cards: number;
}

export interface HouseholdCard {
  number: string;
  /** The household's first, second … card. */
  edition: number;
  issued_at: Instant;
  ended_at: Instant | null;
}
