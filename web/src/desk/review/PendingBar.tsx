import { Button } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import type { Queue } from "./useQueue.ts";

/** While an approval can still be taken back. */
export function PendingBar({ queue }: { queue: Queue }) {
  const subjects = queue.verdicts.pending.value;
  const text =
    subjects?.length === 1 && subjects[0]
      ? t("desk.review.pending.one", { name: subjects[0].name })
      : t("desk.review.pending.many", { n: subjects?.length ?? 0 });
  return (
    <div role="status" class="pending-place">
      {subjects && (
        <p class="pending" key={subjects[0]?.id}>
          <span>{text}</span>
          <Button kind="quiet" onClick={queue.undo}>
            {t("desk.review.key.undo")} <kbd>u</kbd>
          </Button>
        </p>
      )}
    </div>
  );
}
