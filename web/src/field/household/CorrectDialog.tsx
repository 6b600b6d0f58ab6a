import type { ComponentChildren } from "preact";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useHoldUpdate } from "../../shell/update.ts";
import { t } from "../../words/words.ts";

interface Props {
  title: string;
  busy: boolean;
  failure: string | null;
  /** Whether there is anything to save. */
  ready: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

export function CorrectDialog({ title, busy, failure, ready, onSave, onClose, children }: Props) {
  useHoldUpdate();
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onSave();
        }}
      >
        {children}
        <WrongBox text={failure} />
        <div class="choices">
          <Button onClick={onClose}>{t("field.act.leave")}</Button>
          <Button kind="main" type="submit" disabled={busy || !ready}>
            {t("field.act.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
