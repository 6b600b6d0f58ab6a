import { useEffect } from "preact/hooks";
import { useApp } from "../../shell/app.ts";
import type { Load } from "../useLoad.ts";

/** Asked again whenever the page is looked at again: meanwhile the week may have been sealed, in another tab or by somebody else. */
export function useLookedAt({ refresh }: Pick<Load<unknown>, "refresh">): void {
  const { world } = useApp();
  useEffect(() => world.whenWoken(refresh), []);
}
