import { useState } from "preact/hooks";
import { deviceId } from "../../shell/device.ts";
import { photoBytes } from "../../store/photoBytes.ts";
import { setting } from "../../store/settings.ts";
import { useLive } from "../../store/useLive.ts";
import { failureWord } from "../../words/problem.ts";
import { useEngine } from "../engine.ts";
import { type Gathered, gather } from "./gather.ts";
import { pack } from "./pack.ts";

export interface Made extends Gathered {
  files: File[];
}

/** What a rescue file would hold now, and the making of one. */
export function useRescue() {
  const { store, world, account } = useEngine();
  const key = useLive(async () => (await setting(store, "rescue_key")) ?? null, [store]);
  const gathered = useLive(() => gather(store), [store]);
  const [made, setMade] = useState<Made | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function make(): Promise<void> {
    if (!key || done !== null) return;
    setDone(0);
    setFailure(null);
    try {
      const now = await gather(store);
      const rescued = {
        ...now,
        account,
        key,
        deviceId: deviceId(world),
        madeAt: new Date(world.now()).toISOString(),
        clockOffset: await setting(store, "clock_offset_ms"),
        bytesOf: (id: string) => photoBytes(store, id),
      };
      setMade({ ...now, files: await pack(rescued, setDone) });
    } catch (error) {
      setFailure(failureWord(error));
    } finally {
      setDone(null);
    }
  }

  return { key, gathered, made, done, failure, make };
}
