import { type Check, modes } from "../../api/terms.ts";
import { dayWord } from "../../words/when.ts";
import { type Key, t } from "../../words/words.ts";

const unknown = "unknown";

/** A fact of a visit as one asks a household about it. */
export function questionWord(fact: string): string {
  if (!fact.startsWith("checks.")) return t(`desk.spot.question.${fact}` as Key);
  return t("desk.spot.question.checks", { check: t(`terms.check.${fact.slice(7) as Check}`) });
}

/** What may be answered; none for the day, which is a date. */
export function choicesOf(fact: string): string[] {
  if (fact === "day") return [];
  if (fact === "mode") return [...modes, unknown];
  return fact.startsWith("checks.") ? ["fine", "problem", unknown] : ["yes", "no", unknown];
}

/** A value of a fact in words. */
export function valueWord(fact: string, value: string | null, now: number): string {
  if (value === null) return "";
  if (value === unknown) return t("desk.spot.value.unknown");
  if (fact === "day") return dayWord(`${value}T12:00:00+08:00`, now);
  return t((fact === "mode" ? `terms.mode.${value}` : `desk.spot.value.${value}`) as Key);
}
