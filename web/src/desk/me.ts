import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Account } from "../api/wire.ts";

const context = createContext<Account | null>(null);
export const MeProvider = context.Provider;

/** Whose desk this is. */
export function useMe(): Account {
  const me = useContext(context);
  if (me === null) throw new Error("no account around this component");
  return me;
}
