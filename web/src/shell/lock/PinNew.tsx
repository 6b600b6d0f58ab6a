import { useState } from "preact/hooks";
import type { Account } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import type { Closed } from "../../store/database.ts";
import { setPin } from "../../store/pin.ts";
import type { Key } from "../../store/seal.ts";
import { t } from "../../words/words.ts";
import { useAttempt } from "../useAttempt.ts";
import { LockFrame } from "./LockFrame.tsx";
import { PinPad } from "./PinPad.tsx";
import { letIn } from "./step.ts";
import { pinLength, weak } from "./weak.ts";

interface Props {
  account: Account;
  closed: Closed;
  storeKey: Key;
}

/** Sets the PIN: once to choose, once more to be sure. */
export function PinNew({ account, closed, storeKey }: Props) {
  const [first, setFirst] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, failure, attempt } = useAttempt();

  const type = (pin: string) => {
    setTyped(pin);
    setWrong(null);
    if (pin.length < pinLength) return;
    if (first === null) choose(pin);
    else if (pin !== first) begin(t("lock.new.differ"));
    else
      attempt(async () => {
        await setPin(closed, storeKey, pin);
        await letIn(closed, storeKey);
      });
  };
  const choose = (pin: string) => {
    const reason = weak(pin);
    if (reason) return begin(t(`lock.weak.${reason}`));
    setFirst(pin);
    setTyped("");
  };
  const begin = (why: string | null) => {
    setFirst(null);
    setTyped("");
    setWrong(why);
  };

  const words =
    first === null
      ? { title: t("lock.new.title"), why: t("lock.new.why"), label: t("lock.new.label") }
      : { title: t("lock.new.again"), why: t("lock.new.againWhy"), label: t("lock.new.againLabel") };
  return (
    <LockFrame
      account={account}
      title={words.title}
      why={busy ? t("lock.new.keeping") : words.why}
      wrong={failure ?? wrong}
    >
      <PinPad label={words.label} value={typed} disabled={busy} onType={type}>
        {first !== null && (
          <Button kind="quiet" disabled={busy} onClick={() => begin(null)}>
            {t("lock.new.over")}
          </Button>
        )}
      </PinPad>
    </LockFrame>
  );
}
