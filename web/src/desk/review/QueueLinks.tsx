import { useLocation } from "preact-iso/router";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { askedIn, isAskable } from "../batch/asked.ts";
import { href } from "../href.ts";
import { TakeAway } from "../TakeAway.tsx";
import type { Queue } from "./useQueue.ts";

/** What can be done with the list as a whole. */
export function QueueLinks({ queue, together }: { queue: Queue; together: boolean }) {
  const { filters, rows, state } = queue;
  return (
    <p class="queue-links">
      {together && isAskable(filters) && state === "waiting" && rows.length > 1 && (
        <a class="quiet-link" href={href("/batches", { ...askedIn(filters) })}>
          {t("desk.review.together")}
        </a>
      )}
      {together && filters.sample && <ToSample queue={queue} sample={String(filters.sample)} />}
      <TakeAway
        quiet
        path="/visits"
        asked={{ ...filters, state: state === "all" ? null : state, order: null }}
      />
    </p>
  );
}

/** Back to the sample that the list shows, once what was said here has arrived there: it counts what was read. */
function ToSample({ queue: { verdicts }, sample }: { queue: Queue; sample: string }) {
  const { route } = useLocation();
  const { busy, attempt } = useAttempt();
  const go = () =>
    attempt(async () => {
      const before = verdicts.refused.peek().length;
      await verdicts.flush();
      if (verdicts.refused.peek().length === before) route(href("/batches", { sample }));
    });
  return (
    <button type="button" class="quiet-link" disabled={busy} onClick={go}>
      {t("desk.review.toSample")}
    </button>
  );
}
