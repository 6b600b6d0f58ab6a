import { type ReadonlySignal, signal } from "@preact/signals";
import { rewriteDraft } from "../store/drafts.ts";
import type { VisitDraft } from "../store/records.ts";
import type { Engine } from "./engine.ts";

/** Writes a draft down while it is being filled in. */
export interface DraftPen {
  readonly draft: ReadonlySignal<VisitDraft>;
  /** False while the last keystrokes are not on the disk yet. */
  readonly settled: ReadonlySignal<boolean>;
  /** The latest failure to write, mostly `StoreFull`; null once a write has got through. */
  readonly failure: ReadonlySignal<unknown>;
  /** Shows at once, written a moment later. */
  write(change: Partial<VisitDraft>): void;
  /** The same for what the form finds out by itself: no reason to keep a draft that nobody has written on. */
  note(change: Partial<Pick<VisitDraft, "location" | "place" | "amends">>): void;
  /** Resolves when all is on the disk. Await it before the camera opens: the browser may kill the tab behind it. */
  flush(): Promise<void>;
  /** Flushes and lets go of the page: call it when the form is left. */
  close(): Promise<void>;
}

const pause = 300;

type Desk = Pick<Engine, "store" | "world" | "pens">;

export function openPen({ store, world, pens }: Desk, begun: VisitDraft): DraftPen {
  const draft = signal(begun);
  const settled = signal(true);
  const failure = signal<unknown>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    if (!settled.peek()) writing = writing.then(put);
    return writing;
  }

  async function put(): Promise<void> {
    const written = draft.peek();
    try {
      await rewriteDraft(store, written);
      failure.value = null;
      settled.value = draft.peek() === written;
    } catch (error) {
      failure.value = error;
    }
  }

  function change(fields: Partial<VisitDraft>): void {
    draft.value = { ...draft.peek(), ...fields, touched_at: new Date(world.now()).toISOString() };
    settled.value = false;
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  const leaving = () => {
    if (document.visibilityState === "hidden") flush();
  };
  document.addEventListener("visibilitychange", leaving);
  addEventListener("pagehide", flush);

  const pen: DraftPen = {
    draft,
    settled,
    failure,
    flush,
    write: (written) => change({ ...written, touched: true }),
    note: change,
    close() {
      document.removeEventListener("visibilitychange", leaving);
      removeEventListener("pagehide", flush);
      return flush().finally(() => pens.delete(pen));
    },
  };
  pens.add(pen);
  return pen;
}
