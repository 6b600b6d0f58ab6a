import type { Tally } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { AskDialog } from "../AskDialog.tsx";
import { sealWeek } from "./weekApi.ts";
import { weekWord } from "./weeks.ts";

interface Props {
  tally: Tally;
  onSealed: () => void;
  onClose: () => void;
}

/** The last look before a week's figures are frozen. */
export function SealDialog({ tally, onSealed, onClose }: Props) {
  const { api } = useApp();
  const { waiting } = tally.total;
  return (
    <AskDialog
      title={t("desk.week.seal.ask", { week: weekWord(tally.week) })}
      act={t("desk.week.seal")}
      kind="main"
      onYes={async () => {
        await sealWeek(api, tally.week);
        onSealed();
      }}
      onClose={onClose}
    >
      <p>{t("desk.week.seal.what")}</p>
      {waiting > 0 && <p class="bad">{t("desk.week.seal.waiting", { n: waiting })}</p>}
    </AskDialog>
  );
}
