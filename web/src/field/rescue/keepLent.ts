import { lent } from "../../shell/lock/keys.ts";
import type { Key } from "../../store/seal.ts";
import { remember } from "../../store/settings.ts";
import { setShare } from "../../store/share.ts";
import type { Engine } from "../engine.ts";
import { ofBase64 } from "./seal.ts";

/**
 * Keeps what a sign-in has lent to an open store, the key for rescue files and the share that opens the store when its PIN
 * is forgotten, and lets go of it: with it a lock would open by itself.
 */
export async function keepLent(
  { store, account }: Pick<Engine, "store" | "account">,
  key: Key,
): Promise<void> {
  const mine = lent.peek();
  if (mine?.accountId !== account.id) return;
  lent.value = null;
  await remember(store, { rescue_key: mine.keys.rescue });
  await setShare(store, ofBase64(mine.keys.store), key);
}
