import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { NewReview, ReviewResult } from "../../api/deskWire.ts";
import { asProblem, type ProblemWire } from "../../api/problem.ts";
import type { Decision } from "../../api/terms.ts";
import type { Reason } from "../../api/wire.ts";
import type { World } from "../../world.ts";
import type { Kept } from "../kept.ts";
import type { ReasonDraft } from "./ReasonLine.tsx";

/** A verdict is for good once it has left: so each waits this long for a second thought. */
export const grace = 10_000;
const mostAtOnce = 100;

/** A revision of a visit, under the name that people know it by. */
export interface Subject {
  id: string;
  revision: number;
  name: string;
}

/** One word on one or several visits. */
export interface Verdict {
  decision: Decision;
  subjects: Subject[];
  reasons: Reason[];
  note: string;
}

export interface Pending extends Verdict {
  /** When it was given, by this device's clock. */
  at: number;
}

export interface Refusal {
  subject: Subject;
  decision: Decision;
  problem: ProblemWire;
}

/** Of a return, perhaps half-written. */
export interface Words {
  reasons: ReasonDraft[];
  note: string;
}

/** A word on a visit, and the revision up to which it holds. */
export interface Given {
  revision: number;
  decision: Decision;
}

/** What outlives the page: whoever leaves it within the ten seconds hears of a refusal all the same, and writes nothing twice. */
export interface Unfinished {
  refused: Signal<Refusal[]>;
  /** Of returns that were begun, put away, taken back or refused, each under `returnOf` its visits: nobody writes them twice. */
  words: Kept<Words>;
}

export const nothingUnfinished = (words: Kept<Words> = new Map()): Unfinished => ({
  refused: signal([]),
  words,
});

export interface Verdicts {
  /** Which verdict a visit has had here, so that it is no longer shown as waiting. */
  given: ReadonlySignal<ReadonlyMap<string, Given>>;
  /** Given, but not sent yet; the latest last. */
  pending: ReadonlySignal<Pending[]>;
  /** Those that were not taken, since somebody read them last; they wait again. */
  refused: ReadonlySignal<Refusal[]>;
  give(verdict: Verdict): void;
  /** Takes the latest pending verdict back; its visits wait again. */
  undo(): Verdict | null;
  /** Sends all that is pending now; resolves when all that has left has its answer. */
  flush(): Promise<void>;
  forget(): void;
}

export const approval = (subjects: Subject[]): Verdict => ({
  decision: "approved",
  subjects,
  reasons: [],
  note: "",
});

/** What is written for several together is not for one of them alone. */
export const returnOf = (subjects: Pick<Subject, "id">[]): string =>
  `return ${subjects.map((subject) => subject.id).join(" ")}`;

/** The word that this revision has had here; none where the visit has been amended since. */
export function wordOn(given: ReadonlyMap<string, Given>, { id, revision }: Omit<Subject, "name">) {
  const word = given.get(id);
  return word && word.revision >= revision ? word.decision : null;
}

export function openVerdicts(
  world: Pick<World, "id" | "wait" | "now">,
  send: (reviews: NewReview[]) => Promise<ReviewResult[]>,
  { refused, words }: Unfinished = nothingUnfinished(),
): Verdicts {
  const given = signal<ReadonlyMap<string, Given>>(new Map());
  const pending = signal<Pending[]>([]);
  // One id for one verdict, however often it is sent: an answer that was lost is then a replay.
  const ids = new Map<string, string>();

  function review({ id, revision }: Subject, { decision, reasons, note }: Verdict): NewReview {
    const said = { visit_id: id, revision, decision, reasons, note };
    const key = JSON.stringify(said);
    const mine = ids.get(key) ?? world.id();
    ids.set(key, mine);
    return { id: mine, ...said };
  }

  const hide = ({ subjects, decision }: Verdict) => {
    given.value = new Map([
      ...given.peek(),
      ...subjects.map(({ id, revision }) => [id, { revision, decision }] as const),
    ]);
  };
  function showAgain({ subjects, decision, reasons, note }: Verdict) {
    const back = new Set(subjects.map((subject) => subject.id));
    given.value = new Map([...given.peek()].filter(([id]) => !back.has(id)));
    if (decision === "returned") for (const id of back) words.set(returnOf([{ id }]), { reasons, note });
  }

  let answered: Promise<unknown> = Promise.resolve();
  function deliver(verdicts: Verdict[]): void {
    answered = Promise.all([answered, sendAll(verdicts)]);
  }

  async function sendAll(verdicts: Verdict[]): Promise<void> {
    const lines = verdicts.flatMap((verdict) =>
      verdict.subjects.map((subject) => ({ subject, verdict, review: review(subject, verdict) })),
    );
    for (let from = 0; from < lines.length; from += mostAtOnce) {
      const part = lines.slice(from, from + mostAtOnce);
      const results = await send(part.map((line) => line.review)).catch((error: unknown) => asProblem(error));
      const failed = part.flatMap(({ subject, verdict }, i) => {
        const result = Array.isArray(results) ? results[i] : { outcome: "refused", problem: results };
        if (result?.outcome === "applied") return [];
        showAgain({ ...verdict, subjects: [subject] });
        return [{ subject, decision: verdict.decision, problem: result?.problem ?? asProblem(null) }];
      });
      if (failed.length > 0) refused.value = [...refused.peek(), ...failed];
    }
  }

  /** Removes from what is pending; false where it has gone already. */
  function take(one: Pending): boolean {
    const before = pending.peek();
    pending.value = before.filter((other) => other !== one);
    return pending.peek().length < before.length;
  }

  return {
    given,
    pending,
    refused,
    give(verdict) {
      const one = { ...verdict, at: world.now() };
      if (verdict.decision === "returned") words.delete(returnOf(verdict.subjects));
      hide(verdict);
      pending.value = [...pending.peek(), one];
      world.wait(grace).then(() => {
        if (take(one)) deliver([one]);
      });
    },
    undo() {
      const last = pending.peek().at(-1);
      if (!last) return null;
      take(last);
      showAgain(last);
      return last;
    },
    async flush() {
      const all = pending.peek();
      pending.value = [];
      if (all.length > 0) deliver(all);
      await answered;
    },
    forget() {
      refused.value = [];
    },
  };
}
