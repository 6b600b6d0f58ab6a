import type { NeedClock } from "../../api/wire.ts";
import type { Tone } from "../../parts/tone.ts";
import { daysBetween, dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";

/** A need's clock in words, orange before its day and red after it. */
export function clockWord({ step, on, warn_on }: NeedClock, now: number): { tone: Tone; text: string } {
  const late = daysBetween(`${on}T00:00`, now);
  const tone = late > 0 ? "bad" : daysBetween(`${warn_on}T00:00`, now) >= 0 ? "wait" : "plain";
  if (step === "accept")
    return {
      tone,
      text: late > 0 ? t("field.accept.late", { n: late }) : t("field.accept.by", { day: word(on, now) }),
    };
  if (late > 0) return { tone, text: t("field.due.late", { n: late }) };
  if (late === 0) return { tone, text: t("field.due.today") };
  if (late === -1) return { tone, text: t("field.due.tomorrow") };
  return {
    tone,
    text: tone === "plain" ? t("field.need.due", { day: word(on, now) }) : t("field.due.days", { n: -late }),
  };
}

const word = (day: string, now: number) => dayWord(`${day}T00:00`, now);
