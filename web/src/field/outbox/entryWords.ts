import type { Sending } from "../../outbox/outbox.ts";
import type { Tone } from "../../parts/tone.ts";
import { photosIn } from "../../store/entries.ts";
import type { Entry } from "../../store/records.ts";
import { bytesWord } from "../../words/amounts.ts";
import { problemWord } from "../../words/problem.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import type { OutboxRow } from "../custody.ts";

/** Whether a person has to decide something. */
export const asksAttention = ({ entry, photos }: OutboxRow): boolean =>
  (entry.state === "refused" && entry.kept_at === null) || photos.refused.length > 0;

/** Whom it is about. */
export const entryName = (entry: Entry): string =>
  entry.kind === "loss.report" ? t("field.loss.title") : entry.household_name;

/** Who has it, in the three words; or that somebody is looking at it, or would not have it. */
export function custodyWord(entry: Entry): { tone: Tone; text: string } {
  if (entry.state === "refused") {
    return entry.kept_at === null
      ? { tone: "bad", text: t("field.entry.refused") }
      : { tone: "plain", text: t("field.entry.kept") };
  }
  if (entry.state === "held") return { tone: "wait", text: t("field.entry.held") };
  return { tone: entry.custody === "phone" ? "wait" : "good", text: t(`terms.custody.${entry.custody}`) };
}

/** What the supervisor wrote when the township would not have it. */
export const noteOf = (problem: Entry["problem"]): string | undefined =>
  problem?.code === "dismissed" ? problem.detail : undefined;

/** What is still to go: text and photos before the text is there, photos after. */
export function toGoWord({ entry, photos, bytesToGo }: OutboxRow, sending: Sending): string | null {
  if (entry.custody === "phone") {
    const text = t("field.entry.text", { size: bytesWord(entry.bytes) });
    if (photos.of === photos.here) return text;
    const size = bytesWord(bytesToGo - entry.bytes);
    return `${text} · ${t("field.entry.photosToGo", { n: photos.of - photos.here, size })}`;
  }
  if (photos.of === 0) return null;
  const count = t("field.entry.photos", { here: photos.here, of: photos.of });
  if (photos.here === photos.of) return count;
  if (isOnTheWay(entry, sending)) return `${count} · ${t("field.entry.sendingNow", { n: photos.here + 1 })}`;
  return `${count} · ${t("field.entry.bytesToGo", { size: bytesWord(bytesToGo) })}`;
}

const isOnTheWay = (entry: Entry, sending: Sending) =>
  sending.doing === "photo" && photosIn(entry).some((photo) => photo.id === sending.photo_id);

/** Why it is not there yet, when it was tried and failed. */
export function failureLine({ failure, attempts, attempted_at }: Entry, now: number): string | null {
  if (failure === null || attempted_at === null) return null;
  return t("field.entry.tried", {
    n: attempts,
    when: momentWord(attempted_at, now),
    why: problemWord(failure),
  });
}
