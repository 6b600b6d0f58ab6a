import { Problem, type ProblemWire } from "../api/problem.ts";
import { sha256 } from "../api/sha256.ts";
import { BytesGone, upload } from "../photo/upload.ts";
import { entriesIn } from "../store/entries.ts";
import { photoBytes } from "../store/photoBytes.ts";
import { changePhoto, photoArrived, photosWaiting } from "../store/photos.ts";
import type { PhotoRecord } from "../store/records.ts";
import type { Sender } from "./sendText.ts";

/** Answers that the same bytes would get for ever. */
const final = new Set([
  "unknown_photo",
  "not_a_picture",
  "unreadable_picture",
  "too_many_pixels",
  "too_large",
  "invalid",
]);

/** Sends, one by one, the photos whose text the server has. One that cannot go does not keep the next from going. */
export async function sendPhotos(
  sender: Sender,
  onSent: (photo: PhotoRecord, bytes: number) => void,
): Promise<void> {
  const { store } = sender;
  const arrived = new Set((await entriesIn(store, "applied")).map((entry) => entry.id));
  let failure: unknown = null;
  for (const photo of await photosWaiting(store)) {
    if (photo.entry_id === null || !arrived.has(photo.entry_id)) continue;
    try {
      await sendPhoto(sender, photo, onSent);
    } catch (error) {
      if (!isAboutOne(error)) throw error;
      failure ??= error;
    }
  }
  if (failure !== null) throw failure;
}

/** Whether the failure may be this photo's own, and not the line's or the session's. */
const isAboutOne = (error: unknown) =>
  error instanceof Problem && error.retryAfter === null && ![401, 403].includes(error.status);

async function sendPhoto(
  { store, api }: Sender,
  photo: PhotoRecord,
  onSent: (photo: PhotoRecord, bytes: number) => void,
): Promise<void> {
  const data = await photoBytes(store, photo.id);
  try {
    const hereAt = await upload(api, photo, data, async (bytes) => {
      onSent(photo, bytes);
      await changePhoto(store, photo.id, { sent: bytes, begun: true });
    });
    await photoArrived(store, photo, hereAt);
  } catch (error) {
    if (error instanceof BytesGone) return refuse({ code: "unreadable_picture", title: "" });
    if (!(error instanceof Problem)) throw error;
    if (final.has(error.code)) return refuse(error.told);
    const spoilt =
      error.code === "hash_mismatch" && data !== undefined && (await sha256(data)) !== photo.sha256;
    if (spoilt) return refuse({ code: "unreadable_picture", title: "" });
    throw error;
  }

  function refuse(problem: ProblemWire): Promise<void> {
    return changePhoto(store, photo.id, { state: "refused", problem });
  }
}
