import { type ReadonlySignal, signal } from "@preact/signals";
import type { NewReview, ReviewResult } from "../../api/deskWire.ts";
import { asProblem, type ProblemWire } from "../../api/problem.ts";
import type { Decision } from "../../api/terms.ts";
import type { Reason } from "../../api/wire.ts";
import type { World } from "../../world.ts";

/** A verdict is for good once it has left: so an approval waits this long for a second thought. */
export const grace = 5000;
const mostAtOnce = 100;

/** A revision of a visit, under the name that people know it by. */
export interface Subject {
  id: string;
  revision: number;
  name: string;
}

export interface Outcome {
  decision: Decision;
  applied: Subject[];
  refused: { subject: Subject; problem: ProblemWire }[];
}

export interface Verdicts {
  /** Up to which revision a visit has had its verdict here, so that it is no longer shown as waiting. */
  given: ReadonlySignal<ReadonlyMap<string, number>>;
  /** Approved, but not sent yet. */
  pending: ReadonlySignal<Subject[] | null>;
  /** What became of the last ones sent. */
  outcome: ReadonlySignal<Outcome | null>;
  approve(subjects: Subject[]): void;
  /** Takes the pending approvals back; they wait again. */
  undo(): Subject[];
  /** Sends the pending approvals now. */
  flush(): void;
  /** Throws when they could not be sent at all; then all of them wait again. */
  sendBack(subjects: Subject[], reasons: Reason[], note: string): Promise<void>;
  forget(): void;
}

export const isGiven = (given: ReadonlyMap<string, number>, { id, revision }: Omit<Subject, "name">) =>
  (given.get(id) ?? 0) >= revision;

export function openVerdicts(
  world: Pick<World, "id" | "wait">,
  send: (reviews: NewReview[]) => Promise<ReviewResult[]>,
): Verdicts {
  const given = signal<ReadonlyMap<string, number>>(new Map());
  const pending = signal<Subject[] | null>(null);
  const outcome = signal<Outcome | null>(null);
  // One id for one verdict, however often it is sent: an answer that was lost is then a replay.
  const ids = new Map<string, string>();
  let holding: AbortController | null = null;

  function verdict(subject: Subject, decision: Decision, reasons: Reason[], note: string): NewReview {
    const key = `${subject.id} ${subject.revision} ${decision}`;
    const id = ids.get(key) ?? world.id();
    ids.set(key, id);
    return { id, visit_id: subject.id, revision: subject.revision, decision, reasons, note };
  }

  const hide = (subjects: Subject[]) => {
    given.value = new Map([...given.peek(), ...subjects.map(({ id, revision }) => [id, revision] as const)]);
  };
  const showAgain = (subjects: Subject[]) => {
    const back = new Set(subjects.map((subject) => subject.id));
    given.value = new Map([...given.peek()].filter(([id]) => !back.has(id)));
  };

  async function deliver(decision: Decision, subjects: Subject[], reasons: Reason[] = [], note = "") {
    hide(subjects);
    const told: Outcome = { decision, applied: [], refused: [] };
    try {
      for (let from = 0; from < subjects.length; from += mostAtOnce) {
        const part = subjects.slice(from, from + mostAtOnce);
        const results = await send(part.map((subject) => verdict(subject, decision, reasons, note)));
        part.forEach((subject, i) => {
          const result = results[i];
          if (result?.outcome === "applied") told.applied.push(subject);
          else told.refused.push({ subject, problem: result?.problem ?? asProblem(null) });
        });
      }
    } catch (error) {
      showAgain(subjects.filter((subject) => !told.applied.includes(subject)));
      throw error;
    }
    showAgain(told.refused.map((one) => one.subject));
    outcome.value = told;
  }

  function take(): Subject[] {
    const taken = pending.peek() ?? [];
    holding?.abort();
    pending.value = null;
    return taken;
  }

  function flush(): void {
    const subjects = take();
    if (subjects.length === 0) return;
    deliver("approved", subjects).catch((error) => {
      const problem = asProblem(error);
      const applied = subjects.filter((subject) => isGiven(given.peek(), subject));
      const refused = subjects.filter((subject) => !applied.includes(subject));
      outcome.value = {
        decision: "approved",
        applied,
        refused: refused.map((subject) => ({ subject, problem })),
      };
    });
  }

  return {
    given,
    pending,
    outcome,
    approve(subjects) {
      flush();
      hide(subjects);
      pending.value = subjects;
      const mine = new AbortController();
      holding = mine;
      world.wait(grace, mine.signal).then(() => {
        if (!mine.signal.aborted) flush();
      });
    },
    undo() {
      const subjects = take();
      showAgain(subjects);
      return subjects;
    },
    flush,
    sendBack: (subjects, reasons, note) => deliver("returned", subjects, reasons, note),
    forget() {
      outcome.value = null;
    },
  };
}
