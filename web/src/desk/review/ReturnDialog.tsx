import { useState } from "preact/hooks";
import type { Reason } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { t } from "../../words/words.ts";
import { useKept } from "../kept.ts";
import { type ReasonDraft, ReasonLine } from "./ReasonLine.tsx";
import { returnOf, type Subject, type Words } from "./verdicts.ts";

interface Props {
  subjects: Subject[];
  onReturn: (reasons: Reason[], note: string) => void;
  onClose: () => void;
}

const blank: ReasonDraft = { field: "", code: "", note: "" };

/** Chosen in full: nothing is filled in beforehand, a reason given by accident sends a helper to the wrong place. */
const isReason = (draft: ReasonDraft): draft is Reason => draft.field !== "" && draft.code !== "";

/** Why it goes back: each reason names a field, so that the helper's phone opens on it. */
export function ReturnDialog({ subjects, onReturn, onClose }: Props) {
  // Not dropped here: put away it stays, and once given it may still be taken back.
  const { draft, put } = useKept<Words>(returnOf(subjects), { reasons: [blank], note: "" });
  const { reasons, note } = draft;
  const [wanting, setWanting] = useState(false);
  const [first] = subjects;
  const edit = (i: number, change: Partial<ReasonDraft>) =>
    put({ reasons: reasons.map((reason, at) => (at === i ? { ...reason, ...change } : reason)) });

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
      onClose={onClose}
    >
      <form class="stack" onSubmit={submit}>
        {reasons.map((reason, i) => (
          <ReasonLine
            key={i}
            reason={reason}
            wanting={wanting}
            onChange={(change) => edit(i, change)}
            {...(reasons.length > 1 && {
              onRemove: () => put({ reasons: reasons.filter((_, at) => at !== i) }),
            })}
          />
        ))}
        <Button kind="quiet" onClick={() => put({ reasons: [...reasons, blank] })}>
          {t("desk.review.reason.add")}
        </Button>
        <TextArea
          label={t("desk.review.reason.all")}
          hint={t("desk.review.reason.hint")}
          value={note}
          onType={(text) => put({ note: text })}
          maxLength={1000}
          rows={3}
        />
        <div class="acts">
          <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
          <Button kind="main" type="submit">
            {t("desk.review.key.return")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
