import { useEffect, useMemo, useState } from "preact/hooks";
import type { Account } from "../api/wire.ts";
import { EmptyState } from "../parts/EmptyState.tsx";
import { expired, noticeExpiry } from "../shell/account.ts";
import { useApp } from "../shell/app.ts";
import { lent } from "../shell/lock/keys.ts";
import { Lock } from "../shell/lock/Lock.tsx";
import type { Key } from "../store/seal.ts";
import { learn, t } from "../words/words.ts";
import field from "../words/zh-Hans/field.json";
import lock from "../words/zh-Hans/lock.json";
import terms from "../words/zh-Hans/terms.json";
import { closeEngine, EngineProvider, lastWords, openEngine } from "./engine.ts";
import { keepLent } from "./rescue/keepLent.ts";
import { Screens } from "./Screens.tsx";

learn({ field, lock, terms });

/** The helper's room, behind its lock. */
export default function Field({ account }: { account: Account }) {
  return <Lock account={account}>{(key) => <Open account={account} storeKey={key} />}</Lock>;
}

/** The engine of one account around the screens. */
function Open({ account, storeKey }: { account: Account; storeKey: Key }) {
  const { world } = useApp();
  const engine = useMemo(
    () => openEngine(world, account, storeKey, noticeExpiry),
    [world, account.id, storeKey],
  );

  const [ready, setReady] = useState(lastWords() === null);
  useEffect(() => {
    lastWords()?.then(() => setReady(true));
  }, [engine]);

  useEffect(() => {
    engine.outbox.start();
    return () => {
      closeEngine(engine);
    };
  }, [engine]);

  const signedIn = lent.value;
  useEffect(() => {
    if (signedIn) keepLent(engine, storeKey).catch(() => undefined); // a full phone: the next sign-in lends it again
  }, [engine, storeKey, signedIn]);

  const ranOut = expired.value;
  useEffect(() => {
    if (!ranOut) return;
    return () => {
      engine.outbox.nudge(); // signed in again
    };
  }, [engine, ranOut]);

  if (!ready) return <EmptyState text={t("shell.app.loading")} />;
  return (
    <EngineProvider value={engine}>
      <Screens />
    </EngineProvider>
  );
}
