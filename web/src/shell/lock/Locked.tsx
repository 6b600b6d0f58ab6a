import { useEffect, useMemo, useState } from "preact/hooks";
import type { Account } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { Closed } from "../../store/database.ts";
import { failureWord } from "../../words/problem.ts";
import { t } from "../../words/words.ts";
import { useApp } from "../app.ts";
import { SignIn } from "../SignIn.tsx";
import { lent } from "./keys.ts";
import { LockFrame } from "./LockFrame.tsx";
import { PinAsk } from "./PinAsk.tsx";
import { PinNew } from "./PinNew.tsx";
import { letIn, nextStep, type Step } from "./step.ts";

/** What stands between a signed-in helper and her store: a PIN to type, a PIN to set, or a sign-in. */
export function Locked({ account }: { account: Account }) {
  const { world } = useApp();
  const closed = useMemo(() => new Closed(account.id), [account.id]);
  const [step, setStep] = useState<Step | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const [tries, setTries] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const keys = lent.value;

  useEffect(() => {
    let wanted = true;
    look().catch((error) => wanted && setFailure(failureWord(error)));
    return () => {
      wanted = false;
    };

    async function look() {
      const next = await nextStep(closed, world.now(), forgotten);
      if (!wanted) return;
      if (next.ask === "nothing") await letIn(closed, next.key);
      else setStep(next);
    }
  }, [closed, keys, forgotten, tries]);
  useEffect(() => () => closed.close(), [closed]);

  // A PIN that was thought forgotten may open what the server's share no longer does.
  function again() {
    setFailure(null);
    setForgotten(false);
    setTries((n) => n + 1);
  }

  if (failure !== null) {
    return (
      <LockFrame account={account} title={t("lock.broken")} wrong={failure}>
        <Button onClick={again}>{t("shell.act.back")}</Button>
      </LockFrame>
    );
  }
  switch (step?.ask) {
    case "pin":
      return (
        <PinAsk
          account={account}
          closed={closed}
          state={step.state}
          onWrong={() => setTries((n) => n + 1)}
          onForgotten={() => setForgotten(true)}
        />
      );
    case "new pin":
      return <PinNew account={account} closed={closed} storeKey={step.key} />;
    case "sign-in":
      return forgotten ? (
        <SignIn why={t("lock.signIn.forgotten")} onCancel={() => setForgotten(false)} />
      ) : (
        <SignIn why={t("lock.signIn.none")} />
      );
    default:
      return <EmptyState text={t("shell.app.loading")} />;
  }
}
