import { lent } from "../../shell/lock/keys.ts";
import { remember } from "../../store/settings.ts";
import type { Engine } from "../engine.ts";

/** Keeps the key that a sign-in has lent for rescue files, and lets go of the rest: with it a lock would open by itself. */
export async function keepRescueKey({ store, account }: Pick<Engine, "store" | "account">): Promise<void> {
  const mine = lent.peek();
  if (mine?.accountId !== account.id) return;
  lent.value = null;
  await remember(store, { rescue_key: mine.keys.rescue });
}
