import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { openApi } from "../api/client.ts";
import type { Account } from "../api/wire.ts";
import { type Outbox, openOutbox } from "../outbox/outbox.ts";
import { deviceId } from "../shell/device.ts";
import { openStore, type Store } from "../store/database.ts";
import type { Key } from "../store/seal.ts";
import { pull } from "../sync/pull.ts";
import type { World } from "../world.ts";
import type { DraftPen } from "./draftPen.ts";
import { watchUnsent } from "./loss/watchUnsent.ts";

/** What the helper's room runs on. Screens read with `useLive`, write with `actions/`, and show `outbox.sending`. */
export interface Engine {
  world: World;
  account: Account;
  store: Store;
  outbox: Outbox;
  /** What is being written just now: the store may not close before it is on the disk. */
  pens: Set<DraftPen>;
  /** The same of work that outlives its screen: a picture that is made smaller after its form was left. */
  unfinished: Set<Promise<void>>;
  /** Ends the note of what is unsent, with its last word. */
  unwatch: () => Promise<void>;
}

/** Opens an account's own store and outbox. `outbox.start()` sets it going. */
export function openEngine(
  world: World,
  account: Account,
  key: Key,
  onFailure: (error: unknown) => void,
): Engine {
  const store = openStore(account.id, key);
  const sender = { world, store, api: openApi(world, account.id), deviceId: deviceId(world) };
  const outbox = openOutbox({
    ...sender,
    name: `ruhu.sender.${account.id}`,
    pull: () => pull(sender),
    onFailure,
  });
  const unwatch = watchUnsent({ world, account, store, outbox });
  return { world, account, store, outbox, pens: new Set(), unfinished: new Set(), unwatch };
}

/** Lets the last keystrokes, pictures and the round under way end, then closes the store. What it holds stays. */
export async function closeEngine(engine: Engine): Promise<void> {
  const ending = endWriting(engine).finally(() => {
    if (writing === ending) writing = null;
  });
  writing = ending;
  await Promise.all([engine.outbox.stop(), ending]);
  await engine.unwatch();
  engine.store.close();
}

let writing: Promise<void> | null = null;

/** While an engine that was closed still writes its last: who reads a draft sooner would write over that. */
export const lastWords = (): Promise<void> | null => writing;

async function endWriting({ unfinished, pens }: Engine): Promise<void> {
  while (unfinished.size > 0) await Promise.all(unfinished);
  await Promise.all([...pens].map((pen) => pen.close()));
}

const context = createContext<Engine | null>(null);
export const EngineProvider = context.Provider;

export function useEngine(): Engine {
  const engine = useContext(context);
  if (engine === null) throw new Error("no engine around this component");
  return engine;
}
