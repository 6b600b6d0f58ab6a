import { useState } from "preact/hooks";
import type { Account } from "../api/wire.ts";
import { account } from "../shell/account.ts";
import { useMe } from "./me.ts";

const prefix = "ruhu.kept.";
/** What the browser would not take, its storage being full or refused: newer than what may lie there. */
const spare = new Map<string, string>();

/** What somebody has typed and not sent. It stays in this tab, and ends with it. */
export interface Kept<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

export function keptOf<T>(id: Account["id"]): Kept<T> {
  const name = (key: string) => `${prefix}${id} ${key}`;
  return {
    get(key) {
      const text = spare.get(name(key)) ?? tried(() => sessionStorage.getItem(name(key)));
      return text ? JSON.parse(text) : undefined;
    },
    set(key, value) {
      const text = JSON.stringify(value);
      spare.set(name(key), text);
      tried(() => {
        sessionStorage.setItem(name(key), text);
        spare.delete(name(key));
      });
    },
    delete: (key) => remove(name(key)),
  };
}

/** A form's draft: there again after a reload, a session that ran out or a step back, until it is dropped. */
export function useKept<T extends object>(key: string, empty: T) {
  const { id } = useMe();
  // Of what it was opened on: the row behind may be another by the time that it is sent.
  const [opened] = useState({ key, empty, kept: keptOf<T>(id) });
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...opened.kept.get(key) }));

  function put(change: Partial<T>): void {
    const next = { ...draft, ...change };
    setDraft(next);
    if (JSON.stringify(next) === JSON.stringify(opened.empty)) drop();
    else opened.kept.set(opened.key, next);
  }
  const drop = () => opened.kept.delete(opened.key);

  return { draft, put, drop };
}

function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function remove(name: string): void {
  spare.delete(name);
  tried(() => sessionStorage.removeItem(name));
}

// Signed out, here or in another tab, or somebody else at this device: nobody is left another's words.
account.subscribe((mine) => {
  const stored = tried(() => Object.keys(sessionStorage)) ?? [];
  const mineBegin = `${prefix}${mine?.id} `;
  for (const name of [...spare.keys(), ...stored])
    if (name.startsWith(prefix) && !name.startsWith(mineBegin)) remove(name);
});
