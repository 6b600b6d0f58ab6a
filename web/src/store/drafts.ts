import type { PhotoNote } from "../api/wire.ts";
import type { Store } from "./database.ts";
import type { Draft, StepDraft, VisitDraft } from "./records.ts";
import { write } from "./write.ts";

/** The draft was saved or thrown away meanwhile, mostly in another tab. */
export class DraftGone extends Error {
  override readonly name = "DraftGone";
  readonly code = "draft_gone";
}

export const isStepDraft = (draft: Draft): draft is StepDraft => "need_id" in draft;
export const isVisitDraft = (draft: Draft): draft is VisitDraft => !isStepDraft(draft);

export const allDrafts = (store: Store) => store.drafts.toArray();

export const draft = (store: Store, id: string) => store.drafts.get(id);

export const draftsOf = (store: Store, householdId: string) =>
  store.drafts.where("household_id").equals(householdId).toArray();

/** To be asked first in a transaction that only a living draft may make. */
export async function mustLive(store: Store, id: string): Promise<Draft> {
  const living = await store.drafts.get(id);
  if (living === undefined) throw new DraftGone();
  return living;
}

/** What a draft says once it has this photo; one that has it says it already. */
export function withPhoto({ photos }: Draft, note: PhotoNote): Partial<VisitDraft> {
  if (photos.some((photo) => photo.id === note.id)) return {};
  const signed = note.kind === "signature" && { signature_photo_id: note.id };
  return { photos: [...photos, note], ...signed, touched: true };
}

/** What a draft says once this photo is out of it. */
export function withoutPhoto(draft: Draft, id: string): Partial<VisitDraft> {
  const unsigned = isVisitDraft(draft) && draft.signature_photo_id === id && { signature_photo_id: null };
  return { photos: draft.photos.filter((photo) => photo.id !== id), ...unsigned };
}

export function putDraft(store: Store, draft: Draft): Promise<void> {
  return write(store, ["drafts"], async () => {
    await store.drafts.put(draft);
  });
}

/** Writes a draft on while it lives; one that was saved or thrown away meanwhile does not come back. */
export function rewriteDraft(store: Store, draft: Draft): Promise<void> {
  return write(store, ["drafts"], async () => {
    if (await store.drafts.get(draft.id)) await store.drafts.put(draft);
  });
}

/** Throws a draft away with the photos that only it has; photos of a refused entry go back to that entry. */
export function dropDraft(store: Store, id: string): Promise<void> {
  return write(store, ["drafts", "photos", "photoBytes"], async () => {
    const photos = await store.photos.where("draft_id").equals(id).toArray();
    const own = photos.filter((photo) => photo.entry_id === null).map((photo) => photo.id);
    await store.photos.bulkDelete(own);
    await store.photoBytes.bulkDelete(own);
    await store.photos.where("draft_id").equals(id).modify({ draft_id: null });
    await store.drafts.delete(id);
  });
}
