/** Who appears in the tests: 李月 helps the household of 毛静; 王审核 of the township reviews her visits. */
import type { Account, Bundle, Need, Visit, VisitContent } from "../api/wire.ts";
import type { Entry, StepDraft, VisitDraft } from "../store/records.ts";

const village = { code: "522634101201", name: "西江社区", level: "village" } as const;
const township = { code: "522634101", name: "西江镇", level: "township" } as const;

export const liYue: Account = {
  id: "account-li-yue",
  name: "李月",
  role: "helper",
  region: township,
  must_change_password: false,
};

export const content: VisitContent = {
  mode: "home",
  met: ["member-mao"],
  checks: {
    food: "fine",
    clothing: "fine",
    schooling: "fine",
    medical: "problem",
    housing: "fine",
    water: "unseen",
  },
  summary: "慢病药要到县里取",
  measures: [{ kind: "medical", text: "联系镇卫生院" }],
  needs: [],
  photos: [],
  location: null,
  signature_photo_id: null,
};

export const visit = (change: Partial<Visit> = {}): Visit => ({
  id: "visit-1",
  revision: 1,
  state: "waiting",
  helper: { id: liYue.id, name: liYue.name },
  mine: true,
  started_at: "2026-10-12T02:00:00Z",
  ended_at: "2026-10-12T02:20:00Z",
  received_at: "2026-10-12T03:00:00Z",
  content: { ...content, photos: [] },
  review: null,
  approved_revision: null,
  ...change,
});

export const need = (change: Partial<Need> = {}): Need => ({
  id: "need-1",
  visit_id: "visit-1",
  category: "medical",
  description: "慢病药要到县里取",
  urgency: "urgent",
  state: "raised",
  raised_at: "2026-10-12T03:00:00Z",
  due_on: null,
  assignee: null,
  steps: [],
  ...change,
});

export const maoJing = (change: Partial<Bundle> = {}): Bundle => ({
  id: "household-mao",
  code: "5226341012010007",
  revision: 3,
  initials: "mj",
  region: village,
  township,
  group: "11组",
  category: "脱贫户",
  cause: "因病",
  income_per_head: 9200,
  location: null,
  head_name: "毛静",
  members: [
    {
      id: "member-mao",
      name: "毛静",
      relation: "户主",
      gender: "女",
      birth_year: 1961,
      id_tail: "1234",
      ethnicity: "苗族",
      education: "小学",
      health: "长期慢性病",
      phone: "13812345678",
    },
  ],
  helpers: [
    { account_id: liYue.id, name: liYue.name, role: "lead", phone: "13800000001", since: "2025-01-01" },
  ],
  my_role: "lead",
  card: null,
  needs: [],
  visits: [],
  ...change,
});

export const draft = (change: Partial<VisitDraft> = {}): VisitDraft => ({
  id: "draft-1",
  household_id: "household-mao",
  amends: null,
  replaces: null,
  started_at: "2026-11-22T01:40:00Z",
  ended_at: null,
  touched_at: "2026-11-22T01:50:00Z",
  touched: true,
  mode: "home",
  met: ["member-mao"],
  checks: { food: "fine" },
  summary: " 一切如常 ",
  measures: [],
  needs: [],
  photos: [],
  location: null,
  location_dropped: false,
  signature_photo_id: null,
  place: "checks",
  ...change,
});

/** A half-written step of a need. */
export const stepDraft = (change: Partial<StepDraft> = {}): StepDraft => ({
  id: "step-1",
  household_id: "household-mao",
  need_id: "need-1",
  touched_at: "2026-11-22T01:50:00Z",
  touched: true,
  kind: "progress",
  note: "药已送到",
  next: "",
  trips: "1",
  photos: [],
  ...change,
});

/** A saved visit on the phone. */
export function entry(id: string, change: Partial<Entry> = {}): Entry {
  return {
    id,
    kind: "visit.record",
    made_at: "2026-11-22T02:00:00Z",
    body: {
      ...content,
      id: `visit-of-${id}`,
      household_id: "household-mao",
      started_at: "2026-11-22T01:40:00Z",
      ended_at: "2026-11-22T02:00:00Z",
    },
    household_id: "household-mao",
    household_name: "毛静",
    state: "waiting",
    custody: "phone",
    bytes: 1200,
    attempts: 0,
    attempted_at: null,
    failure: null,
    problem: null,
    answered_at: null,
    received_at: null,
    kept_at: null,
    ...change,
  } as Entry;
}
