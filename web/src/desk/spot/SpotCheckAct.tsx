import { useState } from "preact/hooks";
import type { SpotCheck } from "../../api/batchWire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { giveBackSpotCheck, takeOnSpotCheck } from "./spotApi.ts";

interface Props {
  check: SpotCheck;
  act: keyof typeof acts;
  onChange: (told: SpotCheck) => void;
}

const acts = { takeOn: takeOnSpotCheck, giveBack: giveBackSpotCheck };

/** Taking a spot check on, or giving it back: either way it says first what follows, for neither is undone. */
export function SpotCheckAct({ check, act, onChange }: Props) {
  const { api } = useApp();
  const [asked, setAsked] = useState(false);
  const { busy, failure, attempt } = useAttempt();
  const run = () =>
    attempt(async () => {
      const told = await acts[act](api, check.id);
      setAsked(false);
      onChange(told);
    });
  return (
    <>
      <div class="acts start">
        <Button kind={act === "giveBack" ? "quiet" : "usual"} onClick={() => setAsked(true)}>
          {t(`desk.spot.${act}`)}
        </Button>
      </div>
      {asked && (
        <Dialog open title={check.household.head_name} onClose={() => setAsked(false)}>
          <p>{t(`desk.spot.${act}.what`)}</p>
          <WrongBox text={failure} />
          <div class="acts">
            <Button onClick={() => setAsked(false)}>{t("desk.act.cancel")}</Button>
            <Button kind="main" disabled={busy} onClick={run}>
              {t(`desk.spot.${act}.sure`)}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
