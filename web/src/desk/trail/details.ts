import { clockWord, dayWord } from "../../words/when.ts";
import { type Key, knows, t } from "../../words/words.ts";

const terms = ["decision", "needStep", "role", "pairing", "flag"];
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Details are codes, kept for ever and for machines too: those that we have words for are said in words. */
export function detailWord(detail: unknown): string {
  if (detail === null || detail === undefined) return "";
  if (Array.isArray(detail)) return detail.map(detailWord).join(" · ");
  if (typeof detail === "object") {
    return Object.entries(detail)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${nameWord(name)} ${detailWord(value)}`)
      .join(" · ");
  }
  const text = String(detail);
  const ours = [`desk.trail.value.${text}`, `desk.trail.verb.${text}`];
  const key = [...terms.map((family) => `terms.${family}.${text}`), ...ours].find(knows);
  if (key) return t(key as Key);
  if (instant.test(text)) return `${dayWord(text, 0)} ${clockWord(text)}`;
  return uuid.test(text) ? shortId(text) : text;
}

function nameWord(name: string): string {
  const key = `desk.trail.name.${name}`;
  return knows(key) ? t(key) : name;
}

/** Enough of an id to tell it from its neighbours. */
export const shortId = (id: string): string => (uuid.test(id) ? `…${id.slice(-8)}` : id);

/** The page of what an entry is about, where it has one. */
export function subjectPage(verb: string, subject: string): string | null {
  if (!uuid.test(subject)) return null;
  if (verb.startsWith("visit.") || verb === "photo.lost") return `/visits/${subject}?state=all`;
  if (verb === "sample.draw") return `/batches?sample=${subject}`;
  const ofHousehold = [
    "household.correct",
    "household.change",
    "pairing.begin",
    "pairing.end",
    "loss.entry",
    "card.replace",
  ];
  return ofHousehold.includes(verb) ? `/households/${subject}` : null;
}
