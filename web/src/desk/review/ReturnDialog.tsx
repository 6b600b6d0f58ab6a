import { useState } from "preact/hooks";
import type { Reason } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { type ReasonDraft, ReasonLine } from "./ReasonLine.tsx";
import type { Subject } from "./verdicts.ts";

interface Props {
  subjects: Subject[];
  onReturn: (reasons: Reason[], note: string) => Promise<void>;
  onClose: () => void;
}

const blank: ReasonDraft = { field: "", code: "", note: "" };

/** Chosen in full: nothing is filled in beforehand, a reason given by accident sends a helper to the wrong place. */
const isReason = (draft: ReasonDraft): draft is Reason => draft.field !== "" && draft.code !== "";

/** Why it goes back: each reason names a field, so that the helper's phone opens on it. */
export function ReturnDialog({ subjects, onReturn, onClose }: Props) {
  const [reasons, setReasons] = useState([blank]);
  const [note, setNote] = useState("");
  const { busy, failure, attempt } = useAttempt();
  const [first] = subjects;
  const put = (i: number, change: Partial<ReasonDraft>) =>
    setReasons(reasons.map((reason, at) => (at === i ? { ...reason, ...change } : reason)));

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      await onReturn(reasons.filter(isReason), note.trim());
      onClose();
    });
  };

  return (
    <Dialog
      open
      title={
        subjects.length === 1 && first
          ? t("desk.review.returnOne", { name: first.name })
          : t("desk.review.returnMany", { n: subjects.length })
      }
      onClose={onClose}
    >
      <form class="stack" onSubmit={submit}>
        {reasons.map((reason, i) => (
          <ReasonLine
            key={i}
            reason={reason}
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
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
          <Button kind="main" type="submit" disabled={busy || !reasons.every(isReason)}>
            {t("desk.review.key.return")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
