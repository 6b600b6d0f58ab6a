import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { settle } from "../api.ts";
import { useKept } from "../kept.ts";
import { settled } from "./settled.ts";

interface Props {
  operationId: string;
  decision: "taken" | "dismissed";
  onSettled: () => void;
  onClose: () => void;
}

/** The helper's phone will show what was decided, and these words. */
export function SettleDialog({ operationId, decision, onSettled, onClose }: Props) {
  const { api } = useApp();
  const { draft, put, drop } = useKept(`held ${operationId} ${decision}`, { note: "" });
  const note = draft.note.trim();
  const { busy, failure, attempt } = useAttempt();
  const dismissed = decision === "dismissed";

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      await settle(api, operationId, decision, note);
      drop();
      settled.value += 1;
      onSettled();
    });
  };

  const cancel = () => {
    drop();
    onClose();
  };

  return (
    <Dialog open title={t(dismissed ? "desk.held.dismiss" : "desk.held.take")} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <TextArea
          label={t(dismissed ? "desk.held.why" : "desk.need.note")}
          value={draft.note}
          onType={(text) => put({ note: text })}
          maxLength={1000}
          rows={3}
        />
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={cancel}>{t("desk.act.cancel")}</Button>
          <Button
            kind={dismissed ? "bad" : "main"}
            type="submit"
            disabled={busy || (dismissed && note === "")}
          >
            {t(dismissed ? "desk.held.dismiss" : "desk.held.take")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
