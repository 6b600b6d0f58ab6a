import type { Tally } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { sealWeek } from "../api.ts";
import { weekWord } from "./weeks.ts";

interface Props {
  tally: Tally;
  onSealed: () => void;
  onClose: () => void;
}

/** The last look before a week's figures are frozen. */
export function SealDialog({ tally, onSealed, onClose }: Props) {
  const { api } = useApp();
  const { busy, failure, attempt } = useAttempt();
  const { waiting } = tally.total;
  const seal = () =>
    attempt(async () => {
      await sealWeek(api, tally.week);
      onSealed();
    });
  return (
    <Dialog open title={t("desk.week.seal.ask", { week: weekWord(tally.week) })} onClose={onClose}>
      <p>{t("desk.week.seal.what")}</p>
      {waiting > 0 && <p class="bad">{t("desk.week.seal.waiting", { n: waiting })}</p>}
      <WrongBox text={failure} />
      <div class="acts">
        <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
        <Button kind="main" disabled={busy} onClick={seal}>
          {t("desk.week.seal")}
        </Button>
      </div>
    </Dialog>
  );
}
