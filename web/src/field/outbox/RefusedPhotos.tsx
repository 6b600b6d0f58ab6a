import { Button } from "../../parts/Button.tsx";
import type { PhotoRecord } from "../../store/records.ts";
import { problemWord } from "../../words/problem.ts";
import { t } from "../../words/words.ts";
import { discardPhoto } from "../actions/refusedEntry.ts";
import { Photo } from "../content/Photo.tsx";
import { useEngine } from "../engine.ts";

/** Photos that the county would not have, each with the reason; the words of the visit are there all the same. */
export function RefusedPhotos({ photos }: { photos: readonly PhotoRecord[] }) {
  const engine = useEngine();
  if (photos.length === 0) return null;
  return (
    <ul class="list">
      {photos.map((photo) => (
        <li key={photo.id} class="row">
          <span class="tile">
            <Photo id={photo.id} size="thumb" alt="" />
          </span>
          <span class="soft">
            {photo.problem ? problemWord(photo.problem) : t("field.entry.photoRefused")}
          </span>
          <Button onClick={() => discardPhoto(engine, photo.id)}>{t("field.act.remove")}</Button>
        </li>
      ))}
    </ul>
  );
}
