import type { Bundle, Need } from "../../api/wire.ts";
import { Dialog } from "../../parts/Dialog.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useHoldUpdate } from "../../shell/update.ts";
import { t } from "../../words/words.ts";
import { startStep } from "../actions/needStep.ts";
import { useEngine } from "../engine.ts";
import { useBegun } from "../visit/useBegun.ts";
import { StepForm } from "./StepForm.tsx";
import { stepsFor } from "./stepsFor.ts";

interface Props {
  household: Bundle;
  need: Need;
  onClose: () => void;
}

/** A step on the way of a need, new or left half-written, with or without a network. */
export function NeedStepNew({ household, need, onClose }: Props) {
  const engine = useEngine();
  useHoldUpdate();
  const [first = "progress", ...others] = stepsFor(need.state);
  const { begun, failure } = useBegun(() => startStep(engine, household, need, first), [engine, need.id]);
  return (
    <Dialog open title={t(`terms.need.${need.category}`)} onClose={onClose}>
      <p class="soft">{need.description}</p>
      {begun && (
        <StepForm household={household} begun={begun} offered={[first, ...others]} onClose={onClose} />
      )}
      <WrongBox text={failure} />
    </Dialog>
  );
}
