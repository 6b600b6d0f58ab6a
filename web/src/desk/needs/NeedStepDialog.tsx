import { useState } from "preact/hooks";
import type { LedgerNeed } from "../../api/deskWire.ts";
import type { Need } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea, TextField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { takeStep } from "../api.ts";
import { dateValue } from "../days.ts";
import type { DeskStep } from "./ledger.ts";

interface Props {
  need: LedgerNeed;
  kind: DeskStep;
  onStep: (stepped: Need) => void;
  onClose: () => void;
}

const fortnight = 14 * 86_400_000;

/** One step, with the words it wants: a refusal says why, an assignment says who and by when. */
export function NeedStepDialog({ need, kind, onStep, onClose }: Props) {
  const { api, world } = useApp();
  // One id for one step, however often it is sent.
  const [id] = useState(() => world.id());
  const [note, setNote] = useState("");
  const [assignee, setAssignee] = useState(need.assignee ?? "");
  const [due, setDue] = useState(() => need.due_on ?? dateValue(world.now() + fortnight));
  const { busy, failure, attempt } = useAttempt();
  const assigns = kind === "assigned";
  const wanting =
    (assigns && !(assignee.trim() && due)) ||
    ((kind === "declined" || kind === "progress") && note.trim() === "");

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      const words = assigns ? { due_on: due, assignee: assignee.trim() } : {};
      onStep(await takeStep(api, need.id, { id, kind, note: note.trim(), ...words }));
      onClose();
    });
  };

  return (
    <Dialog open title={t(`desk.need.act.${kind}`)} onClose={onClose}>
      <p class="soft">
        {need.household.head_name} · {t(`terms.need.${need.category}`)} · {need.description}
      </p>
      <form class="stack" onSubmit={submit}>
        {assigns && (
          <>
            <TextField
              label={t("desk.need.assignee")}
              value={assignee}
              onType={setAssignee}
              maxLength={60}
              required
            />
            <TextField label={t("desk.need.dueOn")} type="date" value={due} onType={setDue} required />
          </>
        )}
        <TextArea
          label={t(kind === "declined" ? "desk.need.why" : "desk.need.note")}
          value={note}
          onType={setNote}
          maxLength={1000}
          rows={3}
        />
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
          <Button kind={kind === "declined" ? "bad" : "main"} type="submit" disabled={busy || wanting}>
            {t("desk.act.done")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
