import { signal } from "@preact/signals";
import type { PhoneKeys } from "../../api/wire.ts";
import type { Key } from "../../store/seal.ts";

/** The key of a helper's store while it is open. In memory only: every start of the app is locked. */
export const opened = signal<{ accountId: string; key: Key } | null>(null);
/** What the last sign-in has lent, until the store is open. */
export const lent = signal<{ accountId: string; keys: PhoneKeys } | null>(null);

/** Whoever is signed in now: the keys of anybody else are let go. */
export function keepKeysOf(accountId: string | undefined): void {
  if (opened.peek()?.accountId !== accountId) opened.value = null;
  if (lent.peek()?.accountId !== accountId) lent.value = null;
}

export const lend = (accountId: string, keys: PhoneKeys | null): void => {
  lent.value = keys && { accountId, keys };
};
