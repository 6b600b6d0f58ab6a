import type { Closed } from "./database.ts";
import { type Key, newKey } from "./seal.ts";
import { sealOld } from "./sealOld.ts";
import { opens, unwrap, wrap } from "./wrappings.ts";
import { writeWrappings } from "./write.ts";

/**
 * The store's key by the share that a sign-in has lent; made now, once, on a phone that has none. Throws `SealBroken` when
 * the server lends another share than it did.
 */
export function keyByShare(closed: Closed, share: Key): Promise<Key> {
  return closed.transaction("rw", closed.tables, async () => {
    const known = await closed.wrappings.get("share");
    if (known) return unwrap(share, known);
    const key = newKey();
    await closed.wrappings.add({ by: "share", sealed: wrap("share", share, key) });
    await sealOld(closed, key);
    return key;
  });
}

/** From now on `share` opens the store. Where it did already nothing is written: a sign-in opens a full phone too. */
export function setShare(closed: Closed, share: Key, key: Key): Promise<void> {
  return writeWrappings(closed, async () => {
    const known = await closed.wrappings.get("share");
    if (known && opens(share, known)) return;
    await closed.wrappings.put({ by: "share", sealed: wrap("share", share, key) });
  });
}
