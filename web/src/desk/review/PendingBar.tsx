import { Button } from "../../parts/Button.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import type { Queue } from "./useQueue.ts";

/** While a verdict can still be taken back: the latest one. */
export function PendingBar({ queue }: { queue: Queue }) {
  const { world } = useApp();
  const last = queue.verdicts.pending.value.at(-1);
  return (
    <div role="status" class="pending-place">
      {last && (
        // The line below it shows how much of the ten seconds is left, also of one that comes to light again.
        <p class="pending" key={last.at} style={{ "--gone": `${last.at - world.now()}ms` }}>
          <span>{pendingWord(last.decision, last.subjects)}</span>
          <Button kind="quiet" onClick={queue.undo}>
            {t("desk.review.key.undo")} <kbd>u</kbd>
          </Button>
        </p>
      )}
    </div>
  );
}

function pendingWord(decision: "approved" | "returned", subjects: { name: string }[]): string {
  const what = t(`terms.decision.${decision}`);
  const [only] = subjects;
  return subjects.length === 1 && only
    ? t("desk.review.pending.one", { name: only.name, what })
    : t("desk.review.pending.many", { n: subjects.length, what });
}
