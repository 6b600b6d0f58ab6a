import { liveQuery } from "dexie";
import type { Account } from "../../api/wire.ts";
import type { Outbox } from "../../outbox/outbox.ts";
import { compareCanary, unsentNote } from "../../store/canary.ts";
import type { Store } from "../../store/database.ts";
import { keepNote, type Note, readNote } from "../../store/note.ts";
import type { Entry, Loss } from "../../store/records.ts";
import type { World } from "../../world.ts";
import { newEntry } from "../actions/entry.ts";

interface Watched {
  store: Store;
  world: World;
  account: Account;
  outbox: Outbox;
}

/** The server's limit for one report. */
const most = 200;

/**
 * Looks first whether the browser has cleared the store, then keeps the note of what is unsent, once for each change. Answers
 * how to stop, with the note as it should be while the store is closed.
 */
export function watchUnsent({ store, world, account, outbox }: Watched): () => Promise<void> {
  const before = readNote(world.memory, account.id);
  const keep = (note: Note | null) => {
    try {
      if (note !== null) keepNote(world.memory, account.id, note);
    } catch {
      // No room for a note: the next change tries again.
    }
  };
  // A store that cannot be read or written says so on every screen.
  const watching = compareCanary(store, before, world.id(), (lost) => told(world, lost)).then(
    (found) => {
      if (found) outbox.nudge();
      return liveQuery(() => unsentNote(store)).subscribe({ next: keep, error() {} });
    },
    () => null,
  );
  return async () => {
    const subscription = await watching;
    if (subscription === null) return;
    subscription.unsubscribe();
    keep(await unsentNote(store));
  };
}

function told(world: World, { entries, photos }: Note): { loss: Loss; entries: Entry[] } {
  const found_at = new Date(world.now()).toISOString();
  const times = entries.map((entry) => entry.made_at).sort();
  const loss = {
    found_at,
    entries: entries.length,
    photos,
    first: times[0] ?? null,
    last: times[times.length - 1] ?? null,
  };
  const reports: Entry[] = [];
  for (let at = 0; at === 0 || at < entries.length; at += most) {
    const part = entries.slice(at, at + most);
    const body = { id: world.id(), found_at, entries: part, photos: at === 0 ? photos : 0 };
    reports.push(newEntry(world, { id: "", head_name: "" }, { kind: "loss.report", body }));
  }
  return { loss, entries: reports };
}
