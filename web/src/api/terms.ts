/** The closed lists of the wire. Screens walk them in this order. */
export const checks = ["food", "clothing", "schooling", "medical", "housing", "water"] as const;
export const findings = ["fine", "problem", "unseen"] as const;
export const modes = ["home", "away", "telephone"] as const;
export const measureKinds = [
  "policy",
  "materials",
  "medical",
  "schooling",
  "job",
  "housing",
  "farming",
  "care",
  "other",
] as const;
export const needCategories = [
  "food",
  "clothing",
  "schooling",
  "medical",
  "housing",
  "water",
  "job",
  "income",
  "care",
  "policy",
  "other",
] as const;
export const urgencies = ["normal", "urgent"] as const;
export const needStates = ["raised", "accepted", "assigned", "resolved", "confirmed", "declined"] as const;
export const needStepKinds = [
  "raised",
  "accepted",
  "assigned",
  "declined",
  "resolved",
  "confirmed",
  "reopened",
  "progress",
  "errand",
] as const;
export const photoKinds = ["scene", "signature", "document"] as const;
export const pairingRoles = ["lead", "core", "support"] as const;
export const postKinds = ["team", "first_secretary", "unit"] as const;
export const coverageKinds = ["lead", "posted", "unit", "visited"] as const;
export const visitStates = ["waiting", "approved", "returned", "withdrawn"] as const;
export const decisions = ["approved", "returned"] as const;
export const roles = ["helper", "supervisor", "county"] as const;
export const regionLevels = ["county", "township", "village", "grid"] as const;
export const reasonCodes = [
  "missing",
  "unclear",
  "contradicts",
  "photo_unclear",
  "wrong_household",
  "duplicate",
  "other",
] as const;
export const reasonFields = [
  "checks.food",
  "checks.clothing",
  "checks.schooling",
  "checks.medical",
  "checks.housing",
  "checks.water",
  "met",
  "mode",
  "summary",
  "measures",
  "needs",
  "photos",
  "signature",
  "location",
  "other",
] as const;
export const categories = ["脱贫户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "一般农户"] as const;

/** What about a visit is worth a second look. */
export const flagKinds = [
  "similar_text",
  "same_photo",
  "similar_photo",
  "too_close_in_time",
  "far_from_household",
  "clock_off",
  "sent_late",
  "turned_problem",
  "urgent_need",
  "fine_against_need",
  "twice_a_day",
] as const;
export type Check = (typeof checks)[number];
export type Finding = (typeof findings)[number];
export type Mode = (typeof modes)[number];
export type MeasureKind = (typeof measureKinds)[number];
export type NeedCategory = (typeof needCategories)[number];
export type Urgency = (typeof urgencies)[number];
export type NeedState = (typeof needStates)[number];
export type NeedStepKind = (typeof needStepKinds)[number];
export type PhotoKind = (typeof photoKinds)[number];
export type PairingRole = (typeof pairingRoles)[number];
export type PostKind = (typeof postKinds)[number];
export type CoverageKind = (typeof coverageKinds)[number];
export type VisitState = (typeof visitStates)[number];
export type Decision = (typeof decisions)[number];
export type Role = (typeof roles)[number];
export type RegionLevel = (typeof regionLevels)[number];
export type ReasonCode = (typeof reasonCodes)[number];
export type ReasonField = (typeof reasonFields)[number];
export type Outcome = "applied" | "held" | "refused";
export type FlagKind = (typeof flagKinds)[number];
