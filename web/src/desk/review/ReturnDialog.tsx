import { useState } from "preact/hooks";
import type { Reason } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { t } from "../../words/words.ts";
import { type ReasonDraft, ReasonLine } from "./ReasonLine.tsx";
import type { Subject, Words } from "./verdicts.ts";

interface Props {
  subjects: Subject[];
  /** What was written the last time, when that return was put away, taken back or did not arrive. */
  words: Words | undefined;
  onKeep: (words: Words) => void;
  onReturn: (reasons: Reason[], note: string) => void;
  onClose: () => void;
}

const blank: ReasonDraft = { field: "", code: "", note: "" };

/** Chosen in full: nothing is filled in beforehand, a reason given by accident sends a helper to the wrong place. */
const isReason = (draft: ReasonDraft): draft is Reason => draft.field !== "" && draft.code !== "";

/** Why it goes back: each reason names a field, so that the helper's phone opens on it. */
export function ReturnDialog({ subjects, words, onKeep, onReturn, onClose }: Props) {
  const [reasons, setReasons] = useState<ReasonDraft[]>(words?.reasons ?? [blank]);
  const [note, setNote] = useState(words?.note ?? "");
  const [wanting, setWanting] = useState(false);
  const [first] = subjects;
  const put = (i: number, change: Partial<ReasonDraft>) =>
    setReasons(reasons.map((reason, at) => (at === i ? { ...reason, ...change } : reason)));

  const putAway = () => {
    onKeep({ reasons, note });
    onClose();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const whole = reasons.filter(isReason);
    if (whole.length < reasons.length) return setWanting(true);
    onReturn(whole, note.trim());
    onClose();
  };

  return (
    <Dialog
      open
      title={
        subjects.length === 1 && first
          ? t("desk.review.returnOne", { name: first.name })
          : t("desk.review.returnMany", { n: subjects.length })
      }
      onClose={putAway}
    >
      <form class="stack" onSubmit={submit}>
        {reasons.map((reason, i) => (
          <ReasonLine
            key={i}
            reason={reason}
            wanting={wanting}
            onChange={(change) => put(i, change)}
            {...(reasons.length > 1 && {
              onRemove: () => setReasons(reasons.filter((_, at) => at !== i)),
            })}
          />
        ))}
        <Button kind="quiet" onClick={() => setReasons([...reasons, blank])}>
          {t("desk.review.reason.add")}
        </Button>
        <TextArea
          label={t("desk.review.reason.all")}
          hint={t("desk.review.reason.hint")}
          value={note}
          onType={setNote}
          maxLength={1000}
          rows={3}
        />
        <div class="acts">
          <Button onClick={putAway}>{t("desk.act.cancel")}</Button>
          <Button kind="main" type="submit">
            {t("desk.review.key.return")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
