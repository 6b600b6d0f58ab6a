import { type ReadonlySignal, signal } from "@preact/signals";
import type { Store } from "../store/database.ts";
import { rewriteDraft } from "../store/drafts.ts";
import type { Draft } from "../store/records.ts";
import type { World } from "../world.ts";

/** Writes a draft down while it is being filled in. */
export interface DraftPen<D extends Draft = Draft> {
  readonly draft: ReadonlySignal<D>;
  /** False while the last keystrokes are not on the disk yet. */
  readonly settled: ReadonlySignal<boolean>;
  /** The latest failure to write, mostly `StoreFull`; null once a write has got through. */
  readonly failure: ReadonlySignal<unknown>;
  /** Shows at once, written a moment later. */
  write(change: Partial<D>): void;
  /** The same for what is no reason to keep a draft that nobody has written on: what the form finds out by itself, a choice. */
  note(change: Partial<D>): void;
  /** Resolves when all is on the disk. Await it before the camera opens: the browser may kill the tab behind it. */
  flush(): Promise<void>;
  /** Flushes and lets go of the page: call it when the form is left. */
  close(): Promise<void>;
}

const pause = 300;

interface Desk {
  store: Store;
  world: World;
  /** Where the pen lies while it writes. */
  pens: Set<DraftPen>;
}

export function openPen<D extends Draft>({ store, world, pens }: Desk, begun: D): DraftPen<D> {
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

  function change(fields: Partial<D>): void {
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

  const pen: DraftPen<D> = {
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
