import type { ProblemWire } from "../api/problem.ts";
import type { Instant, PhotoNote, PushResult } from "../api/wire.ts";
import type { Store } from "./database.ts";
import { dropDraft, isVisitDraft, mustLive } from "./drafts.ts";
import type { Draft, Entry } from "./records.ts";
import { write } from "./write.ts";

/** Newest first. */
export const allEntries = (store: Store) => store.entries.reverse().toArray();

export const entry = (store: Store, id: string) => store.entries.get(id);

export const entriesOf = (store: Store, householdId: string) =>
  store.entries.where("household_id").equals(householdId).toArray();

/** In the order in which they were made: ids sort by time. */
export const entriesIn = (store: Store, state: Entry["state"]) =>
  store.entries.where("state").equals(state).sortBy("id");

/** Those that the server has not applied, in the order in which they were made. */
export const entriesUnsent = (store: Store) =>
  store.entries.where("state").anyOf("waiting", "held", "refused").sortBy("id");

export function addEntry(store: Store, entry: Entry): Promise<void> {
  return write(store, ["entries"], async () => {
    await store.entries.add(entry);
  });
}

/** Puts `entry` with the other's photos in the place of another one, once: a second tab's finds nothing to replace. */
export function replaceEntry(store: Store, id: string, entry: Entry): Promise<void> {
  return write(store, ["entries", "photos"], async () => {
    if (!(await store.entries.get(id))) return;
    await store.entries.delete(id);
    await store.entries.add(entry);
    await store.photos.where("entry_id").equals(id).modify({ entry_id: entry.id });
  });
}

/** The photos that `entry` carries. */
export const photosIn = ({ kind, body }: Entry): PhotoNote[] =>
  kind === "visit.record" || kind === "visit.amend" || kind === "need.step" ? (body.photos ?? []) : [];

/** A draft becomes an entry: the entry, its photos and the draft's end are one transaction, or nothing is. */
export function fileDraft(store: Store, draft: Draft, entry: Entry): Promise<void> {
  return write(store, ["drafts", "entries", "photos", "photoBytes"], async () => {
    await mustLive(store, draft.id);
    await store.entries.add(entry);
    const wanted = new Set(photosIn(entry).map((photo) => photo.id));
    const mine = await store.photos.where("draft_id").equals(draft.id).toArray();
    for (const photo of mine) {
      if (wanted.has(photo.id)) {
        const state = photo.state === "here" ? "here" : "waiting";
        await store.photos.put({ ...photo, draft_id: null, entry_id: entry.id, state, problem: null });
      } else {
        await store.photos.delete(photo.id);
        await store.photoBytes.delete(photo.id);
      }
    }
    if (isVisitDraft(draft) && draft.replaces !== null) await store.entries.delete(draft.replaces);
    await store.drafts.delete(draft.id);
  });
}

export function changeEntries(store: Store, ids: string[], change: Partial<Entry>): Promise<void> {
  return write(store, ["entries"], async () => {
    await store.entries.where("id").anyOf(ids).modify(change);
  });
}

/** An attempt that did not get through. */
export function noteFailure(store: Store, ids: string[], at: Instant, failure: ProblemWire): Promise<void> {
  return write(store, ["entries"], async () => {
    await store.entries
      .where("id")
      .anyOf(ids)
      .modify((entry) => {
        entry.attempts += 1;
        entry.attempted_at = at;
        entry.failure = failure;
      });
  });
}

/** The server's word on each: only this moves an entry off "waiting". */
export function answerEntries(
  store: Store,
  results: PushResult[],
  at: Instant,
  serverTime: Instant | null,
): Promise<void> {
  const answers = new Map(results.map((result) => [result.id, result]));
  return write(store, ["entries"], async () => {
    await store.entries
      .where("id")
      .anyOf([...answers.keys()])
      .modify((entry) => {
        const { outcome, problem } = answers.get(entry.id) as PushResult;
        entry.state = outcome;
        entry.custody = outcome === "applied" ? "received" : "phone";
        entry.problem = problem ?? null;
        entry.failure = null;
        entry.attempts += 1;
        entry.attempted_at = at;
        entry.answered_at = at;
        if (outcome === "applied") entry.received_at ??= serverTime;
      });
  });
}

/** Only a person, or the certainty that the server has everything, may ask for this. What was begun to mend it goes too. */
export function dropEntry(store: Store, id: string): Promise<void> {
  return write(store, ["drafts", "entries", "photos", "photoBytes"], async () => {
    const mending = await store.drafts
      .filter((draft) => isVisitDraft(draft) && draft.replaces === id)
      .toArray();
    for (const draft of mending) await dropDraft(store, draft.id);
    const photos = await store.photos.where("entry_id").equals(id).primaryKeys();
    await store.photos.bulkDelete(photos);
    await store.photoBytes.bulkDelete(photos);
    await store.entries.delete(id);
  });
}
