import { t } from "../../words/words.ts";
import { askedIn, isAskable } from "../batch/asked.ts";
import { href } from "../href.ts";
import { TakeAway } from "../TakeAway.tsx";
import type { Queue } from "./useQueue.ts";

/** What can be done with the list as a whole. */
export function QueueLinks({
  queue: { filters, rows, state },
  together,
}: {
  queue: Queue;
  together: boolean;
}) {
  return (
    <p class="queue-links">
      {together && isAskable(filters) && state === "waiting" && rows.length > 1 && (
        <a class="quiet-link" href={href("/batches", { ...askedIn(filters) })}>
          {t("desk.review.together")}
        </a>
      )}
      <TakeAway
        quiet
        path="/visits"
        asked={{ ...filters, state: state === "all" ? null : state, order: null }}
      />
    </p>
  );
}
