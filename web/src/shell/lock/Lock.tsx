import "./lock.css";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Account } from "../../api/wire.ts";
import type { Key } from "../../store/seal.ts";
import { useApp } from "../app.ts";
import { watchIdle } from "./idle.ts";
import { opened } from "./keys.ts";
import { Locked } from "./Locked.tsx";
import { leavePlace, returnToPlace } from "./place.ts";

interface Props {
  account: Account;
  /** Drawn while the account's store is open. */
  children: (key: Key) => ComponentChildren;
}

/** Stands before a helper's room: at every start, and after 15 minutes in which nobody touched it. */
export function Lock({ account, children }: Props) {
  const { world } = useApp();
  const isOpen = opened.value?.accountId === account.id;
  useEffect(() => {
    if (!isOpen) return;
    const giveUp = returnToPlace();
    const stop = watchIdle(world, () => {
      leavePlace();
      opened.value = null;
    });
    return () => {
      giveUp();
      stop();
    };
  }, [world, isOpen]);

  return opened.value && isOpen ? children(opened.value.key) : <Locked key={account.id} account={account} />;
}
