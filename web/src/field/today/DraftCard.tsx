import type { Bundle } from "../../api/wire.ts";
import { Chip } from "../../parts/Chip.tsx";
import { isStepDraft } from "../../store/drafts.ts";
import type { Draft } from "../../store/records.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { draftPath } from "../paths.ts";
import { placeWord } from "../placeWord.ts";

/** A visit, or a step of a need, that was begun and not saved. */
export function DraftCard({ household, draft, now }: { household: Bundle; draft: Draft; now: number }) {
  return (
    <li class="card wait opens">
      <div class="row">
        <div>
          <a class="name" href={draftPath(draft)}>
            {household.head_name}
          </a>{" "}
          <span class="soft">{placeWord(household)}</span>
          {isStepDraft(draft) && <p>{t("field.kind.need.step")}</p>}
          <p class="soft">{t("field.draft.when", { when: momentWord(draft.touched_at, now) })}</p>
        </div>
        <Chip tone="wait">{t("field.draft.half")}</Chip>
      </div>
    </li>
  );
}
