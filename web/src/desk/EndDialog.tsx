import { useState } from "preact/hooks";
import type { Day } from "../api/wire.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextField } from "../parts/Field.tsx";
import { WrongBox } from "../parts/WrongBox.tsx";
import { useApp } from "../shell/app.ts";
import { useAttempt } from "../shell/useAttempt.ts";
import { t } from "../words/words.ts";
import { dateValue } from "./days.ts";

interface Props<Ended> {
  title: string;
  /** What ends, and what stays. */
  what: string;
  onEnd: (until: Day) => Promise<Ended>;
  onDone: (ended: Ended) => void;
  onClose: () => void;
}

/** Something ends with a last day; nothing of it is deleted. */
export function EndDialog<Ended>({ title, what, onEnd, onDone, onClose }: Props<Ended>) {
  const { world } = useApp();
  const [until, setUntil] = useState(() => dateValue(world.now()));
  const { busy, failure, attempt } = useAttempt();

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      onDone(await onEnd(until));
      onClose();
    });
  };

  return (
    <Dialog open title={title} onClose={onClose}>
      <p>{what}</p>
      <form class="stack" onSubmit={submit}>
        <TextField
          label={t("desk.pairing.lastDay")}
          hint={t("desk.pairing.takeBack")}
          type="date"
          value={until}
          onType={setUntil}
          required
        />
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
          <Button kind="bad" type="submit" disabled={busy || !until}>
            {t("desk.pairing.end")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
