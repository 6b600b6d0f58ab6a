import { useEffect, useMemo } from "preact/hooks";
import type { Account } from "../api/wire.ts";
import { expired, noticeExpiry } from "../shell/account.ts";
import { useApp } from "../shell/app.ts";
import { learn } from "../words/words.ts";
import field from "../words/zh-Hans/field.json";
import terms from "../words/zh-Hans/terms.json";
import { closeEngine, EngineProvider, openEngine } from "./engine.ts";
import { Screens } from "./Screens.tsx";

learn({ field, terms });

/** The helper's room: the engine of one account around the screens. */
export default function Field({ account }: { account: Account }) {
  const { world } = useApp();
  const engine = useMemo(() => openEngine(world, account, new Uint8Array(32), noticeExpiry), [world, account.id]);

  useEffect(() => {
    world.askToKeep();
    engine.outbox.start();
    return () => {
      closeEngine(engine);
    };
  }, [world, engine]);

  const ranOut = expired.value;
  useEffect(() => {
    if (!ranOut) return;
    return () => {
      engine.outbox.nudge(); // signed in again
    };
  }, [engine, ranOut]);

  return (
    <EngineProvider value={engine}>
      <Screens />
    </EngineProvider>
  );
}
