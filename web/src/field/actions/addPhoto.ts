import type { PhotoKind } from "../../api/terms.ts";
import { taken } from "../../photo/taken.ts";
import { withoutPhoto, withPhoto } from "../../store/drafts.ts";
import * as photos from "../../store/photos.ts";
import type { Draft, PhotoRecord } from "../../store/records.ts";
import type { Engine } from "../engine.ts";

/**
 * Puts a picture from the camera, the album or the signature pad into the store and its draft: scaled, without EXIF, with its
 * hash. The form may be left meanwhile, or open anew. Rejects with `UnreadablePicture`, `StoreFull` or `DraftGone`.
 */
export async function addPhoto(
  { store, world, pens }: Engine,
  draftId: string,
  picture: Blob,
  kind: PhotoKind,
): Promise<void> {
  const { note, data } = await taken(world, picture, kind);
  const record = {
    ...note,
    draft_id: draftId,
    entry_id: null,
    state: "drafted",
    sent: 0,
    begun: false,
    here_at: null,
    problem: null,
  } satisfies PhotoRecord;
  await photos.addPhoto(store, record, data);
  // Whoever writes on the draft now would else write it down without the picture.
  const writing = [...pens].filter((pen) => pen.draft.peek().id === draftId);
  for (const pen of writing) pen.write(withPhoto(pen.draft.peek(), note));
  await Promise.all(writing.map((pen) => pen.flush()));
}

/** Takes a photo out of `draft` and answers the draft without it. A refused entry keeps its own until it is replaced. */
export async function removePhoto<D extends Draft>({ store }: Engine, draft: D, id: string): Promise<D> {
  const record = await photos.photo(store, id);
  if (record?.draft_id === draft.id && record.entry_id === null) await photos.dropPhoto(store, id);
  return { ...draft, ...withoutPhoto(draft, id) };
}
