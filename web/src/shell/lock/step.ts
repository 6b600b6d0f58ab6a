import type { Closed } from "../../store/database.ts";
import { type PinState, pinState } from "../../store/pin.ts";
import { type Key, SealBroken } from "../../store/seal.ts";
import { keyByShare, setShare } from "../../store/share.ts";
import { lent, opened } from "./keys.ts";

/** What a helper is asked for before her store opens. Nothing after a sign-in on a phone where her PIN is set. */
export type Step =
  | { ask: "nothing"; key: Key }
  | { ask: "new pin"; key: Key }
  | { ask: "pin"; state: PinState }
  | { ask: "sign-in" };

/** `forgotten`: the PIN there is will not be typed any more. */
export async function nextStep(closed: Closed, now: number, forgotten: boolean): Promise<Step> {
  const state = forgotten ? null : await pinState(closed, now);
  const key = await lentKey(closed, state !== null);
  if (key) return { ask: state ? "nothing" : "new pin", key };
  return state ? { ask: "pin", state } : { ask: "sign-in" };
}

async function lentKey(closed: Closed, otherWay: boolean): Promise<Key | null> {
  const share = shareOf(closed);
  if (share === null) return null;
  try {
    return await keyByShare(closed, share);
  } catch (error) {
    // The server has another field key than it had. The PIN opens, and then the new share will too.
    if (error instanceof SealBroken && otherWay) return null;
    throw error;
  }
}

/** Opens the room with the right key in hand. */
export async function letIn(closed: Closed, key: Key): Promise<void> {
  const share = shareOf(closed);
  if (share) await setShare(closed, share, key);
  opened.value = { accountId: closed.accountId, key };
}

function shareOf({ accountId }: Closed): Uint8Array | null {
  const mine = lent.peek();
  if (mine?.accountId !== accountId) return null;
  return Uint8Array.from(atob(mine.keys.store), (letter) => letter.charCodeAt(0));
}
