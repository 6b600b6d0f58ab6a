import type { ComponentChildren } from "preact";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { WrongBox } from "../parts/WrongBox.tsx";
import { useAttempt } from "../shell/useAttempt.ts";
import { t } from "../words/words.ts";

interface Props {
  title: string;
  /** The word on the button that does it. */
  act: string;
  kind?: "bad" | "main";
  onYes: () => Promise<void>;
  /** Not wanted, or done. */
  onClose: () => void;
  /** What it does, and what it leaves as it is. */
  children: ComponentChildren;
}

/** The last look before something that is not taken back by the next click. */
export function AskDialog({ title, act, kind = "bad", onYes, onClose, children }: Props) {
  const { busy, failure, attempt } = useAttempt();
  const go = () =>
    attempt(async () => {
      await onYes();
      onClose();
    });
  return (
    <Dialog open title={title} onClose={onClose}>
      {children}
      <WrongBox text={failure} />
      <div class="acts">
        <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
        <Button kind={kind} disabled={busy} onClick={go}>
          {act}
        </Button>
      </div>
    </Dialog>
  );
}
