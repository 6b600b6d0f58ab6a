import { Chip } from "../../parts/Chip.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { photosIn } from "../../store/entries.ts";
import { problemWord } from "../../words/problem.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import type { OutboxRow } from "../custody.ts";
import { useEngine } from "../engine.ts";
import { entryPath } from "../paths.ts";
import { useReading } from "../reading.ts";
import { asksAttention, custodyWord, entryName, failureLine, noteOf, toGoWord } from "./entryWords.ts";
import { RefusedActions } from "./RefusedActions.tsx";
import { RefusedPhotos } from "./RefusedPhotos.tsx";

/** One recorded thing: whose, when, who has it, what is missing and why. */
export function EntryCard({ row }: { row: OutboxRow }) {
  const { outbox } = useEngine();
  const { now } = useReading();
  const { entry, photos, bytesToGo } = row;
  const custody = custodyWord(entry);
  const toGo = entry.state === "refused" ? null : toGoWord(row, outbox.sending.value);
  const failed = failureLine(entry, now.value);
  const bytes = photosIn(entry).reduce((sum, photo) => sum + photo.bytes, 0);

  return (
    <li class={asksAttention(row) ? "card bad" : "card opens"}>
      <a class="name" href={entryPath(entry.id)}>
        {entryName(entry)}
      </a>{" "}
      <span class="soft">
        {[momentWord(entry.made_at, now.value), t(`field.kind.${entry.kind}`)].join(" · ")}
      </span>
      <p class="cluster">
        <Chip tone={custody.tone}>{custody.text}</Chip>
        <span class="soft">
          {entry.problem && entry.state !== "applied" ? problemWord(entry.problem) : toGo}
        </span>
      </p>
      {entry.state === "refused" && noteOf(entry.problem) && <p>{noteOf(entry.problem)}</p>}
      {entry.state === "applied" && photos.here < photos.of && (
        <Progress
          label={t("field.entry.photos", { here: photos.here, of: photos.of })}
          done={bytes - bytesToGo}
          of={bytes}
        />
      )}
      {failed && <p class="soft">{failed}</p>}
      {entry.state === "held" && <p class="soft">{t("field.entry.heldText")}</p>}
      {entry.state === "refused" && entry.kept_at === null && <RefusedActions entry={entry} />}
      <RefusedPhotos photos={photos.refused} />
    </li>
  );
}
