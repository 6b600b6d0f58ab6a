import type { Bundle } from "../../api/wire.ts";
import { Chip } from "../../parts/Chip.tsx";
import type { VisitDraft } from "../../store/records.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { draftPath } from "../paths.ts";
import { placeWord } from "../placeWord.ts";

/** A visit that was begun and not saved. */
export function DraftCard({ household, draft, now }: { household: Bundle; draft: VisitDraft; now: number }) {
  return (
    <li class="card wait opens">
      <div class="row">
        <div>
          <a class="name" href={draftPath(draft)}>
            {household.head_name}
          </a>{" "}
          <span class="soft">{placeWord(household)}</span>
          <p class="soft">{t("field.draft.when", { when: momentWord(draft.touched_at, now) })}</p>
        </div>
        <Chip tone="wait">{t("field.draft.half")}</Chip>
      </div>
    </li>
  );
}
