import { Button } from "../../parts/Button.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { t } from "../../words/words.ts";
import { RescueFiles } from "./RescueFiles.tsx";
import { useRescue } from "./useRescue.ts";

/** Everything that is only on this phone, in a locked file that anybody may carry to where there is a network. */
export function RescueMake() {
  const { key, gathered, made, done, failure, make } = useRescue();
  if (key === undefined || gathered === undefined) return null;
  if (made) return <RescueFiles made={made} />;
  const { operations, photos } = gathered;
  if (operations.length + photos.length === 0) return <p>{t("field.rescue.nothing")}</p>;
  const counts = t("field.rescue.counts", { n: operations.length, photos: photos.length });
  if (key === null) {
    return (
      <>
        <p>{counts}</p>
        <p>{t("field.rescue.noKey")}</p>
      </>
    );
  }
  const bytes = photos.reduce((sum, photo) => sum + photo.bytes, 0);

  return (
    <>
      <p>{counts}</p>
      <p class="soft">{t("field.rescue.why")}</p>
      <WrongBox text={failure} />
      {done === null ? (
        <div class="choices">
          <Button kind="main" onClick={make}>
            {t("field.rescue.make")}
          </Button>
        </div>
      ) : (
        <div role="status">
          {t("field.rescue.making")}
          <Progress label={t("field.rescue.making")} done={done} of={bytes} />
        </div>
      )}
    </>
  );
}
