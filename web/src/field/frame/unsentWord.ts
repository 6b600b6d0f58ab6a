import type { Tone } from "../../parts/tone.ts";
import { agoWord, daysBetween } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import type { Unsent } from "../custody.ts";

interface Word {
  tone: Tone;
  text: string;
  /** Where there is room for it. */
  more: string | null;
}

/** The worst first: refused, only on this phone, pictures still to come, all there. */
export function unsentWord({ refused, entries, photos, oldest }: Unsent, now: number): Word {
  if (refused > 0) {
    const more = entries > 0 ? t("field.custody.onPhone", { n: entries }) : null;
    return { tone: "bad", text: t("field.custody.refused", { n: refused }), more };
  }
  if (entries > 0) {
    const old = oldest !== null && daysBetween(oldest, now) > 0;
    const more = old ? t("field.custody.oldest", { ago: agoWord(oldest, now) }) : null;
    return { tone: "wait", text: t("field.custody.onPhone", { n: entries }), more };
  }
  if (photos > 0) return { tone: "wait", text: t("field.custody.photos", { n: photos }), more: null };
  return { tone: "good", text: t("field.custody.allThere"), more: null };
}
