import { Chip } from "../../parts/Chip.tsx";
import { t } from "../../words/words.ts";
import type { DraftPen } from "../draftPen.ts";

/** Whether what is on the screen is on the disk. Read out when it comes to stand, not at every keystroke. */
export function SavedChip({ pen }: { pen: DraftPen }) {
  const failed = pen.failure.value !== null;
  const settled = pen.settled.value;
  const lasting = failed ? t("field.visit.notSaved") : t("field.visit.autosaved");
  return (
    <>
      <Chip tone={failed ? "bad" : settled ? "good" : "plain"}>
        <span aria-hidden="true">{settled || failed ? lasting : t("field.visit.saving")}</span>
      </Chip>
      <span class="spoken" role="status">
        {lasting}
      </span>
    </>
  );
}
