import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Account } from "../api/wire.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Store } from "../store/database.ts";
import type { World } from "../world.ts";

/** What the helper's room runs on. Screens read with `useLive`, write with `actions/`, and show `outbox.sending`. */
export interface Engine {
  world: World;
  account: Account;
  store: Store;
  outbox: Outbox;
}

const context = createContext<Engine | null>(null);
export const EngineProvider = context.Provider;

export function useEngine(): Engine {
  const engine = useContext(context);
  if (engine === null) throw new Error("no engine around this component");
  return engine;
}
