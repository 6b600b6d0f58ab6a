import { useState } from "preact/hooks";
import type { Flag, VisitWhole } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { visit } from "../api.ts";
import { Loaded } from "../Loaded.tsx";
import { SpotCheckAsk } from "../spot/SpotCheckAsk.tsx";
import { useLoad } from "../useLoad.ts";
import { ChecksTable } from "./ChecksTable.tsx";
import { PhotoStrip } from "./PhotoStrip.tsx";
import { QueuePager } from "./QueuePager.tsx";
import { useKeys } from "./useKeys.ts";
import { type Queue, subjectOf } from "./useQueue.ts";
import { VerdictPanel } from "./VerdictPanel.tsx";
import { VisitFacts } from "./VisitFacts.tsx";
import { VisitFlags } from "./VisitFlags.tsx";
import { VisitHead } from "./VisitHead.tsx";
import { VisitHistory } from "./VisitHistory.tsx";
import { VisitRevisions } from "./VisitRevisions.tsx";
import { VisitWords } from "./VisitWords.tsx";
import { approval, type Subject, wordOn } from "./verdicts.ts";

interface Props {
  id: string;
  queue: Queue;
  /** Whether the reader gives verdicts. */
  reviews: boolean;
  onReturn: (subject: Subject) => void;
  onKeys: () => void;
}

/** The open visit beside the ones before it, and the word that it waits for. */
export function VisitReview({ id, queue, reviews, onReturn, onKeys }: Props) {
  const { api } = useApp();
  const [ready] = useState(() => queue.shelf.take(id));
  const load = useLoad(`visit ${id}`, (signal) => visit(api, id, signal), ready);
  const dismissed = (flag: Flag) => {
    load.change((whole) => withFlag(whole, flag));
    queue.change(id, (row) => withFlag(row, flag));
  };
  const waits = load.data?.state === "waiting";
  const word = load.data && waits ? wordOn(queue.verdicts.given.value, load.data) : null;
  const decides = reviews && waits && word === null;
  const act = (run: (subject: Subject) => void) =>
    decides && load.data ? () => run(subjectOf(load.data as VisitWhole)) : undefined;
  const approve = act((subject) => queue.give(approval([subject])));
  const sendBack = act(onReturn);
  useKeys({ ...(approve && { approve }), ...(sendBack && { return: sendBack }) });

  return (
    <>
      <section class="visit" aria-label={t("desk.review.visit")}>
        <QueuePager queue={queue} onKeys={onKeys} />
        <Loaded load={load}>
          {(whole) => (
            <>
              <VisitHead visit={whole} wasLed={queue.wasLed} />
              <VisitFlags visit={whole} dismisses={reviews} address={queue.address} onDismiss={dismissed} />
              <ChecksTable visit={whole} address={queue.address} />
              <VisitWords visit={whole} />
              <PhotoStrip visit={whole} />
              <VisitFacts visit={whole} />
            </>
          )}
        </Loaded>
      </section>
      {load.data && (
        <aside class="verdict" aria-label={t("desk.review.verdict")}>
          <VerdictPanel visit={load.data} word={word} approve={approve} sendBack={sendBack} />
          <VisitHistory visit={load.data} />
          <SpotCheckAsk visit={load.data} />
          <VisitRevisions visit={load.data} />
        </aside>
      )}
    </>
  );
}

const withFlag = <T extends { flags: Flag[] }>(visit: T, flag: Flag): T => ({
  ...visit,
  flags: visit.flags.map((one) => (one.id === flag.id ? flag : one)),
});
