import type { Tone } from "../../parts/tone.ts";
import { onPhoneWord } from "../../shell/UnsentLine.tsx";
import { t } from "../../words/words.ts";
import type { Unsent } from "../custody.ts";

interface Word {
  tone: Tone;
  text: string;
  /** What else is to be known. */
  more: string | null;
}

/** The worst first: refused, only on this phone, pictures still to come, all there. */
export function unsentWord({ refused, entries, photos, oldest }: Unsent, now: number): Word {
  if (refused > 0) {
    const more = entries > 0 ? onPhoneWord(entries, oldest, now) : null;
    return { tone: "bad", text: t("field.custody.refused", { n: refused }), more };
  }
  if (entries > 0) return { tone: "wait", text: onPhoneWord(entries, oldest, now), more: null };
  if (photos > 0) return { tone: "wait", text: t("field.custody.photos", { n: photos }), more: null };
  return { tone: "good", text: t("field.custody.allThere"), more: null };
}
