import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Api, openApi } from "../api/client.ts";
import type { World } from "../world.ts";

/** What every screen stands on. */
export interface App {
  world: World;
  api: Api;
}

export const openApp = (world: World): App => ({ world, api: openApi(world) });

const context = createContext<App | null>(null);
export const AppProvider = context.Provider;

export function useApp(): App {
  const app = useContext(context);
  if (app === null) throw new Error("no app around this component");
  return app;
}
