import { t } from "../../words/words.ts";
import { heaps, type Queue } from "./useQueue.ts";

/** The heaps, each with its size. */
export function QueueTabs({ queue }: { queue: Queue }) {
  return (
    <nav class="tabs" aria-label={t("desk.review.states")}>
      {heaps.map((heap) => (
        <button
          type="button"
          key={heap}
          aria-current={queue.state === heap ? "true" : undefined}
          onClick={() => queue.narrow({ state: heap === "waiting" ? null : heap })}
        >
          {t(`desk.review.state.${heap}`)}{" "}
          <span class="number">
            {queue.sizeOf(heap)}
            {queue.hasMore(heap) && "+"}
          </span>
        </button>
      ))}
    </nav>
  );
}
