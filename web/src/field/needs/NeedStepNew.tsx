import { useState } from "preact/hooks";
import type { Bundle, Need } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea, TextField } from "../../parts/Field.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { toast } from "../../parts/Toast.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useHoldUpdate } from "../../shell/update.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import type { Picture } from "../../store/photos.ts";
import { t } from "../../words/words.ts";
import { addNeedStep, type HelperStep } from "../actions/addNeedStep.ts";
import { useEngine } from "../engine.ts";
import { StepPhotos } from "./StepPhotos.tsx";
import { isSaid, said, stepsFor } from "./stepsFor.ts";

interface Props {
  household: Bundle;
  need: Need;
  onClose: () => void;
}

/** A step on the way of a need, with or without a network. */
export function NeedStepNew({ household, need, onClose }: Props) {
  const engine = useEngine();
  useHoldUpdate();
  const { busy, failure, attempt } = useAttempt();
  const offered = stepsFor(need.state);
  const [kind, setKind] = useState<HelperStep>(offered[0] ?? "progress");
  const [note, setNote] = useState("");
  const [next, setNext] = useState("");
  const [trips, setTrips] = useState("1");
  const [pictures, setPictures] = useState<Picture[]>([]);
  const [working, setWorking] = useState(false);
  const ready = isSaid(kind, note, trips) && !working;

  const save = () =>
    attempt(async () => {
      const step = { need_id: need.id, ...said(kind, note, next, trips) };
      await addNeedStep(engine, household, step, kind === "resolved" ? pictures : []);
      onClose();
      toast(t("field.need.saved"));
    });

  return (
    <Dialog open title={t(`terms.need.${need.category}`)} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save();
        }}
      >
        <p class="soft">{need.description}</p>
        <Segmented
          legend={t("field.need.add")}
          choices={offered.map((value) => ({ value, label: t(`terms.needStep.${value}`) }))}
          value={kind}
          onChoose={setKind}
        />
        <TextArea
          label={t("field.need.note")}
          hint={t(`field.need.hint.${kind}`)}
          maxLength={1000}
          rows={3}
          value={note}
          onType={setNote}
        />
        {kind === "errand" && (
          <TextField
            label={t("field.need.tripsSaved")}
            type="number"
            inputMode="numeric"
            value={trips}
            onType={setTrips}
          />
        )}
        {kind === "resolved" && (
          <StepPhotos pictures={pictures} onChange={setPictures} onWorking={setWorking} />
        )}
        {kind !== "resolved" && kind !== "confirmed" && (
          <TextField label={t("field.need.nextStep")} maxLength={200} value={next} onType={setNext} />
        )}
        <WrongBox text={failure} />
        <div class="choices">
          <Button onClick={onClose}>{t("field.act.leave")}</Button>
          <Button kind="main" type="submit" disabled={busy || !ready}>
            {t(working ? "field.visit.waitForPhotos" : "field.act.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
