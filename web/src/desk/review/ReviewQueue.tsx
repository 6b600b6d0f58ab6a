import "./queue.css";
import "./visit.css";
import "./verdict.css";
import "./review.css";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../words/words.ts";
import { useMe } from "../me.ts";
import { useTitle } from "../useTitle.ts";
import { useWide } from "../useWide.ts";
import { BatchBar } from "./BatchBar.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { OutcomeCard } from "./OutcomeCard.tsx";
import { PendingBar } from "./PendingBar.tsx";
import { QueueFilters, searchField } from "./QueueFilters.tsx";
import { QueueLinks } from "./QueueLinks.tsx";
import { QueueList } from "./QueueList.tsx";
import { QueueTabs } from "./QueueTabs.tsx";
import { ReturnDialog } from "./ReturnDialog.tsx";
import { useKeys } from "./useKeys.ts";
import { useQueue } from "./useQueue.ts";
import { VisitReview } from "./VisitReview.tsx";
import type { Subject } from "./verdicts.ts";

/** A region's visits beside the open one. Supervisors give their verdicts here; the county reads. */
export function ReviewQueue() {
  const { role } = useMe();
  const wide = useWide();
  const queue = useQueue(wide);
  const [returning, setReturning] = useState<Subject[] | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const reviews = role === "supervisor";
  // On a phone the open visit takes the list's place.
  const listed = wide || queue.open === null;
  const outcome = reviews && <OutcomeCard verdicts={queue.verdicts} />;
  const first = queue.rows[0]?.id;
  const title = t(reviews ? "desk.review.title" : "desk.nav.visits");
  useTitle(title);

  useEffect(() => {
    if (wide && queue.open === null && first !== undefined) queue.show(first);
  }, [wide, queue.open, first]);

  useKeys({
    next: () => queue.step(1),
    previous: () => queue.step(-1),
    undo: queue.undo,
    select: () => reviews && queue.open && queue.choose(queue.open),
    search: () => document.getElementById(searchField)?.focus(),
    keys: () => setKeysShown(true),
  });

  return (
    <div class={queue.open ? "review opened" : "review"}>
      <section class="queue" aria-label={t("desk.review.queue")}>
        <h1 class="spoken">{title}</h1>
        <QueueTabs queue={queue} />
        <QueueFilters queue={queue} />
        <QueueLinks queue={queue} together={reviews} />
        {listed && outcome}
        {reviews && <BatchBar queue={queue} onReturn={setReturning} />}
        {queue.pages.data?.broad && (
          <p class="soft" role="status">
            {t("desk.review.broad")}
          </p>
        )}
        <QueueList queue={queue} choosable={reviews && queue.state === "waiting"} />
      </section>
      {!listed && outcome}
      {queue.open && (
        <VisitReview
          key={queue.open}
          id={queue.open}
          queue={queue}
          reviews={reviews}
          onKeys={() => setKeysShown(true)}
          onReturn={(subject) => setReturning([subject])}
        />
      )}
      {returning && (
        <ReturnDialog
          subjects={returning}
          onClose={() => setReturning(null)}
          onReturn={(reasons, note) =>
            queue.give({ decision: "returned", subjects: returning, reasons, note })
          }
        />
      )}
      <KeysDialog open={keysShown} onClose={() => setKeysShown(false)} />
      <PendingBar queue={queue} />
    </div>
  );
}
