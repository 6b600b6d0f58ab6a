import type { Flag } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { dismissFlag } from "../api.ts";
import { useKept } from "../kept.ts";
import { flagWord } from "./flagWord.ts";

interface Props {
  flag: Flag;
  onDismiss: (flag: Flag) => void;
  onClose: () => void;
}

/** Why a flag means nothing here: kept, with who said so. */
export function FlagDialog({ flag, onDismiss, onClose }: Props) {
  const { api, world } = useApp();
  const { draft, put, drop } = useKept(`flag ${flag.id}`, { note: "" });
  const note = draft.note.trim();
  const { busy, failure, attempt } = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      const told = await dismissFlag(api, flag.id, note);
      drop();
      onDismiss(told);
      onClose();
    });
  };
  const cancel = () => {
    drop();
    onClose();
  };
  return (
    <Dialog open title={flagWord(flag, world.now())} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <TextArea
          label={t("desk.flag.dismiss.note")}
          hint={t("desk.flag.dismiss.hint")}
          value={draft.note}
          onType={(text) => put({ note: text })}
          maxLength={500}
          rows={2}
        />
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={cancel}>{t("desk.act.cancel")}</Button>
          <Button kind="main" type="submit" disabled={busy || note === ""}>
            {t("desk.flag.dismiss")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
