import { useSignal } from "@preact/signals";
import type { Bundle } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { TextArea, TextField } from "../../parts/Field.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { toast } from "../../parts/Toast.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useAttempt } from "../../shell/useAttempt.ts";
import type { HelperStep, StepDraft } from "../../store/records.ts";
import { failureWord } from "../../words/problem.ts";
import { t } from "../../words/words.ts";
import { saveStep } from "../actions/needStep.ts";
import { useEngine } from "../engine.ts";
import { DraftEnd } from "../frame/DraftEnd.tsx";
import { Photos } from "../photo/Photos.tsx";
import { usePen } from "../usePen.ts";
import { isSaid } from "./stepsFor.ts";

interface Props {
  household: Bundle;
  begun: StepDraft;
  offered: [HelperStep, ...HelperStep[]];
  onClose: () => void;
}

/** As many as the server takes of one step. */
const mostPhotos = 9;

/** Everything is on the disk as it is typed; leaving it keeps it. */
export function StepForm({ household, begun, offered, onClose }: Props) {
  const engine = useEngine();
  const pen = usePen(begun);
  const scaling = useSignal(0);
  const { busy, failure, attempt } = useAttempt();
  const draft = pen.draft.value;
  // The need went on while the step was half-written.
  const kind = offered.includes(draft.kind) ? draft.kind : offered[0];
  const ready = isSaid({ ...draft, kind }) && scaling.value === 0;
  const unwritten = pen.failure.value;

  const save = () =>
    attempt(async () => {
      await Promise.all(engine.unfinished); // pictures of an earlier look at this form
      await pen.flush();
      await saveStep(engine, household, { ...pen.draft.peek(), kind });
      onClose();
      toast(t("field.need.saved"));
    });

  return (
    <>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save();
        }}
      >
        <Segmented
          legend={t("field.need.add")}
          choices={offered.map((value) => ({ value, label: t(`terms.needStep.${value}`) }))}
          value={kind}
          onChoose={(chosen) => pen.note({ kind: chosen })}
        />
        <TextArea
          label={t("field.need.note")}
          hint={t(`field.need.hint.${kind}`)}
          maxLength={1000}
          rows={3}
          value={draft.note}
          onType={(note) => pen.write({ note })}
        />
        {kind === "errand" && (
          <TextField
            label={t("field.need.tripsSaved")}
            type="number"
            inputMode="numeric"
            value={draft.trips}
            onType={(trips) => pen.write({ trips })}
          />
        )}
        {kind === "resolved" && (
          <section aria-label={t("field.need.photos")}>
            <p class="name">{t("field.need.photos")}</p>
            <Photos pen={pen} scaling={scaling} most={mostPhotos} />
          </section>
        )}
        {kind !== "resolved" && kind !== "confirmed" && (
          <TextField
            label={t("field.need.nextStep")}
            maxLength={200}
            value={draft.next}
            onType={(next) => pen.write({ next })}
          />
        )}
        <WrongBox text={failure ?? (unwritten === null ? null : failureWord(unwritten))} />
        <div class="choices">
          <Button onClick={onClose}>{t("field.act.leave")}</Button>
          <Button kind="main" type="submit" disabled={busy || !ready}>
            {t(scaling.value > 0 ? "field.visit.waitForPhotos" : "field.act.save")}
          </Button>
        </div>
      </form>
      {draft.touched && <DraftEnd id={draft.id} onEnd={onClose} />}
    </>
  );
}
