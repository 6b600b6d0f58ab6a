import { EmptyState } from "../../parts/EmptyState.tsx";
import { t } from "../../words/words.ts";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { QueueRow } from "./QueueRow.tsx";
import type { Queue } from "./useQueue.ts";

export function QueueList({ queue, choosable }: { queue: Queue; choosable: boolean }) {
  const narrowed = Object.entries(queue.filters).some(([name, value]) => value && !/state|order/.test(name));
  return (
    <Loaded load={queue.pages}>
      {() =>
        queue.rows.length === 0 && !queue.pages.more ? (
          <EmptyState
            text={t(
              narrowed
                ? "desk.review.empty.narrowed"
                : queue.state === "waiting"
                  ? "desk.review.empty.waiting"
                  : "desk.review.empty.other",
            )}
          />
        ) : (
          <>
            <ul class="queue-rows">
              {queue.rows.map((row) => (
                <QueueRow
                  key={row.id}
                  row={row}
                  address={queue.address(row.id)}
                  open={row.id === queue.open}
                  inSight={row.id === queue.latest}
                  withState={queue.state === "all"}
                  {...(choosable && {
                    chosen: queue.chosen.has(row.id),
                    onChoose: () => queue.choose(row.id),
                  })}
                />
              ))}
            </ul>
            <More pages={queue.pages} />
          </>
        )
      }
    </Loaded>
  );
}
