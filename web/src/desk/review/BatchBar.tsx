import { Button } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import { type Queue, subjectOf } from "./useQueue.ts";
import { approval, type Subject } from "./verdicts.ts";

interface Props {
  queue: Queue;
  onReturn: (subjects: Subject[]) => void;
}

/** One verdict for all that are chosen. */
export function BatchBar({ queue, onReturn }: Props) {
  const subjects = queue.chosenRows.map(subjectOf);
  const n = subjects.length;
  if (queue.state !== "waiting" || queue.rows.length < 2) return null;
  return (
    <div class="batch">
      <label class="pick">
        <input
          type="checkbox"
          disabled={!queue.mayChooseAll}
          checked={queue.allChosen}
          indeterminate={n > 0 && !queue.allChosen}
          onChange={queue.chooseAll}
        />
        <span>{n === 0 ? t("desk.review.chooseAll") : t("desk.review.chosen", { n })}</span>
      </label>
      {n > 0 && (
        <>
          <Button kind="main" onClick={() => queue.give(approval(subjects))}>
            {t("desk.review.approveMany", { n })}
          </Button>
          <Button kind="bad" onClick={() => onReturn(subjects)}>
            {t("desk.review.returnMany", { n })}
          </Button>
        </>
      )}
    </div>
  );
}
