import { noted, readNote } from "../store/note.ts";
import { daysBetween } from "../words/when.ts";
import { t } from "../words/words.ts";
import { useApp } from "./app.ts";

/** "Only on this phone", where the store is closed: read from the note beside it. Without `account`: of everybody here. */
export function UnsentLine({ account }: { account?: string }) {
  const { memory, now } = useApp().world;
  const notes = (account === undefined ? noted(memory) : [account]).flatMap(
    (id) => readNote(memory, id) ?? [],
  );
  const times = notes.flatMap(({ entries }) => entries.map((entry) => entry.made_at)).sort();
  const photos = notes.reduce((sum, note) => sum + note.photos, 0);
  const word = onPhoneWord(times.length, times[0] ?? null, now());
  if (times.length > 0) return <p class="unsent">{word}</p>;
  return photos > 0 ? <p class="unsent">{t("shell.unsent.photos", { n: photos })}</p> : null;
}

/** "Only on this phone: 3, the oldest 2 days"; nothing is made of one of this morning. */
export function onPhoneWord(n: number, oldest: string | null, now: number): string {
  const days = oldest === null ? 0 : daysBetween(oldest, now);
  return days > 0 ? t("shell.unsent.oldest", { n, days }) : t("shell.unsent.entries", { n });
}
