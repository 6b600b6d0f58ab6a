import { useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { dateValue } from "../days.ts";
import { end } from "./pairingApi.ts";

interface Props {
  pairing: { id: string; helper: string; household: string };
  onDone: () => void;
  onClose: () => void;
}

/** One care ends; what the helper did until now stays. */
export function PairingEnd({ pairing, onDone, onClose }: Props) {
  const { api, world } = useApp();
  const [until, setUntil] = useState(() => dateValue(world.now()));
  const { busy, failure, attempt } = useAttempt();

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      await end(api, pairing.id, until);
      onDone();
      onClose();
    });
  };

  return (
    <Dialog open title={t("desk.pairing.endTitle")} onClose={onClose}>
      <p>{t("desk.pairing.endWhat", { helper: pairing.helper, household: pairing.household })}</p>
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
