import { useState } from "preact/hooks";
import type { Account } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import type { Closed } from "../../store/database.ts";
import { keyByPin, most, type PinState } from "../../store/pin.ts";
import { t } from "../../words/words.ts";
import { useApp } from "../app.ts";
import { useAttempt } from "../useAttempt.ts";
import { LockFrame } from "./LockFrame.tsx";
import { PinPad } from "./PinPad.tsx";
import { letIn } from "./step.ts";
import { useCountdown } from "./useCountdown.ts";
import { pinLength } from "./weak.ts";

interface Props {
  account: Account;
  closed: Closed;
  state: PinState;
  /** To be asked again how it stands. */
  onWrong: () => void;
  onForgotten: () => void;
}

/** Opens the store without a network. */
export function PinAsk({ account, closed, state, onWrong, onForgotten }: Props) {
  const { world } = useApp();
  const [typed, setTyped] = useState("");
  const { busy, failure, attempt } = useAttempt();
  const seconds = useCountdown(state.wait, state);

  const type = (pin: string) => {
    setTyped(pin);
    if (pin.length < pinLength) return;
    attempt(async () => {
      const key = await keyByPin(closed, pin, world.now());
      if (key) return letIn(closed, key);
      setTyped("");
      onWrong();
    });
  };

  const wrong =
    seconds > 0
      ? t("lock.ask.tooOften", { n: most - state.left })
      : state.left < most && typed === ""
        ? t("lock.ask.left", { n: state.left })
        : null;
  const why = seconds > 0 ? t("lock.ask.wait", { left: clockWord(seconds) }) : t("lock.ask.why");
  return (
    <LockFrame
      account={account}
      title={t("lock.ask.title")}
      why={busy ? t("lock.ask.opening") : why}
      wrong={failure ?? wrong}
    >
      <PinPad label={t("lock.ask.label")} value={typed} disabled={busy || seconds > 0} onType={type}>
        <Button kind="quiet" disabled={busy} onClick={onForgotten}>
          {t("lock.ask.forgotten")}
        </Button>
      </PinPad>
    </LockFrame>
  );
}

/** "0:29" */
const clockWord = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
