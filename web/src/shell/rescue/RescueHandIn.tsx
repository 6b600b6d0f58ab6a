import { FileField } from "../../parts/FileField.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { t } from "../../words/words.ts";
import { RescueResult } from "./RescueResult.tsx";
import { useHandIn } from "./useHandIn.ts";

/** Chooses rescue files of anybody's, hands them in, and says what came of each. Needs a network. */
export function RescueHandIn() {
  const { sending, handedIn, failure, send } = useHandIn();
  const label = sending && t("shell.rescue.sending", { name: sending.name });
  return (
    <>
      {/* No `accept`: a phone that does not know the ending would offer no file at all. */}
      <FileField
        label={t("shell.rescue.choose")}
        hint={t("shell.rescue.parts")}
        multiple
        disabled={sending !== null}
        onChoose={send}
      />
      {sending && label && (
        <div class="card" role="status">
          <p>{label}</p>
          <Progress label={label} done={handedIn.length} of={sending.of} />
        </div>
      )}
      <WrongBox text={failure} />
      {handedIn.map(({ name, answer }) => (
        <RescueResult key={name} name={name} answer={answer} />
      ))}
    </>
  );
}
