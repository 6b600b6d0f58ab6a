import { t } from "../../words/words.ts";
import type { Queue } from "./useQueue.ts";

/** Where in the list one is, and the way to the neighbours: by finger or by key. */
export function QueuePager({ queue, onKeys }: { queue: Queue; onKeys: () => void }) {
  const place = queue.placeOf(queue.open);
  const steps = [
    { by: -1, key: "k", word: "desk.review.key.previous" },
    { by: 1, key: "j", word: "desk.review.key.next" },
  ] as const;
  return (
    <div class="pager">
      <a class="back" href={queue.address(null)}>
        {t("desk.review.back")}
      </a>
      <span class="place">
        {place > 0 && queue.pile !== null && t("desk.review.place", { at: place, of: queue.pile })}
      </span>
      {steps.map(({ by, key, word }) => (
        <button
          type="button"
          class="quiet-link"
          key={key}
          disabled={queue.beside(by) === null}
          onClick={() => queue.step(by)}
        >
          <kbd>{key}</kbd> {t(word)}
        </button>
      ))}
      <button type="button" class="quiet-link keys-link" aria-label={t("desk.review.keys")} onClick={onKeys}>
        <kbd>?</kbd>
      </button>
    </div>
  );
}
