import { Chip } from "../../parts/Chip.tsx";
import { useReading } from "../reading.ts";
import { unsentWord } from "./unsentWord.ts";

/** Always in sight: whether anything of ours is only on this phone. Leads to the outbox. */
export function CustodyChip({ quiet }: { quiet: boolean }) {
  const { unsent, now } = useReading();
  if (unsent.value === undefined) return null;
  const { tone, text, more } = unsentWord(unsent.value, now.value);
  return (
    <Chip tone={quiet && tone === "good" ? "plain" : tone} href="/outbox">
      {more === null ? text : `${text} · ${more}`}
    </Chip>
  );
}
