import type { Bundle, Visit } from "../../api/wire.ts";
import { Chip } from "../../parts/Chip.tsx";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { answerPath } from "../paths.ts";
import { placeWord } from "../placeWord.ts";
import { ReviewWords } from "../ReviewWords.tsx";

interface Props {
  household: Bundle;
  visit: Visit;
  /** The answer to it is half-written. */
  begun: boolean;
  now: number;
}

/** What the township has sent back, in its words; opens on the field. */
export function ReturnedCard({ household, visit, begun, now }: Props) {
  return (
    <li class="card bad opens">
      <div class="row">
        <a class="name" href={answerPath(household.id, visit.id)}>
          {household.head_name} · {placeWord(household)}
        </a>
        <Chip tone="bad">{t("terms.visitState.returned")}</Chip>
      </div>
      {begun && <Chip tone="wait">{t("field.draft.half")}</Chip>}
      <p class="soft">{t("field.returned.visited", { when: momentWord(visit.started_at, now) })}</p>
      {visit.review && <ReviewWords review={visit.review} now={now} />}
    </li>
  );
}
