import { useEffect, useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useAttempt } from "../../shell/useAttempt.ts";
import type { Picture } from "../../store/photos.ts";
import { t } from "../../words/words.ts";
import { scaled } from "../actions/addPhoto.ts";
import { useEngine } from "../engine.ts";

interface Props {
  pictures: readonly Picture[];
  /** Changes what is there by then: pictures take their time to be scaled. */
  onChange: (change: (pictures: Picture[]) => Picture[]) => void;
  /** Pictures are still being scaled: what is saved now would be without them. */
  onWorking: (working: boolean) => void;
}

/** As many as the server takes of one step. */
const most = 9;

/** Pictures of how a need was settled. They are kept with the step, when that is saved. */
export function StepPhotos({ pictures, onChange, onWorking }: Props) {
  const { world } = useEngine();
  const { busy, failure, attempt } = useAttempt();
  const take = (files: File[]) =>
    attempt(async () => {
      onWorking(true);
      try {
        for (const file of files.slice(0, most - pictures.length)) {
          const taken = await scaled(world, file, "scene");
          onChange((before) => [...before, taken]);
        }
      } finally {
        onWorking(false);
      }
    });

  return (
    <section aria-label={t("field.need.photos")}>
      <p class="name">{t("field.need.photos")}</p>
      <ul class="list photos">
        {pictures.map((picture) => (
          <li key={picture.note.id}>
            <Taken picture={picture} />
            <Button onClick={() => onChange((before) => before.filter((one) => one !== picture))}>
              {t("field.act.remove")}
            </Button>
          </li>
        ))}
        {pictures.length < most && !busy && (
          <>
            <li>
              <Source label={t("field.visit.camera")} camera onFiles={take} />
            </li>
            <li>
              <Source label={t("field.visit.album")} onFiles={take} />
            </li>
          </>
        )}
      </ul>
      {busy && <p role="status">{t("field.visit.photoWorking", { n: 1 })}</p>}
      <WrongBox text={failure} />
    </section>
  );
}

function Taken({ picture: { data } }: { picture: Picture }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([data], { type: "image/jpeg" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return <span class="tile">{address && <img src={address} alt={t("terms.photo.scene")} />}</span>;
}

interface SourceProps {
  label: string;
  camera?: boolean;
  onFiles: (files: File[]) => void;
}

function Source({ label, camera = false, onFiles }: SourceProps) {
  return (
    <label class="tile add">
      {label}
      <input
        type="file"
        accept="image/*"
        multiple={!camera}
        {...(camera && { capture: "environment" as const })}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
