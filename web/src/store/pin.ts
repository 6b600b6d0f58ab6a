import type { Closed } from "./database.ts";
import { type Key, SealBroken } from "./seal.ts";
import { type ByPin, unwrap, wrap } from "./wrappings.ts";
import { writeWrappings } from "./write.ts";

const rounds = 600_000;
/** Wrong tries after which one must wait, and after which only a sign-in opens the store. */
const free = 5;
export const most = 10;
const firstWait = 30_000;

/** How it stands with the PIN: tries left, and milliseconds to wait before the next. */
export interface PinState {
  left: number;
  wait: number;
}

/** Null when there is no PIN: not set yet, or wrong too often. */
export async function pinState(closed: Closed, now: number): Promise<PinState | null> {
  const known = await closed.wrappings.get("pin");
  if (known?.by !== "pin" || known.wrong >= most) return null;
  // A clock that was set back begins the wait anew: else it might last for years.
  const wrong_at = Math.min(known.wrong_at, now);
  if (wrong_at < known.wrong_at) await recount(closed, { wrong_at });
  return { left: most - known.wrong, wait: waitFor({ ...known, wrong_at }, now) };
}

/** 30 s after the fifth wrong one, twice as long after each further one. */
function waitFor({ wrong, wrong_at }: ByPin, now: number): number {
  return wrong < free ? 0 : Math.max(0, wrong_at + firstWait * 2 ** (wrong - free) - now);
}

export async function setPin(closed: Closed, key: Key, pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const sealed = wrap("pin", await derived(pin, salt), key);
  await writeWrappings(closed, () =>
    closed.wrappings.put({ by: "pin", sealed, salt, wrong: 0, wrong_at: 0 }),
  );
}

/** The store's key; null when `pin` is wrong, or not to be tried now. */
export async function keyByPin(closed: Closed, pin: string, now: number): Promise<Key | null> {
  const before = await closed.wrappings.get("pin");
  if (before?.by !== "pin") return null;
  // Deriving takes its time beside the counting. What is tried is the unwrapping.
  const [known, wrapper] = await Promise.all([counted(closed, now), derived(pin, before.salt)]);
  if (known === null) return null;
  try {
    const key = unwrap(wrapper, known);
    // The count alone: another tab may have set another PIN meanwhile. A phone that is full now has opened all the same.
    await recount(closed, { wrong: 0 }).catch(() => undefined);
    return key;
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    await closed.wrappings.filter((one) => one.by === "pin" && one.wrong >= most).delete();
    return null;
  }
}

/** On the disk before the try: who kills the browser in between has tried. */
function counted(closed: Closed, now: number): Promise<ByPin | null> {
  return writeWrappings(closed, async () => {
    const known = await closed.wrappings.get("pin");
    if (known?.by !== "pin" || known.wrong >= most || waitFor(known, now) > 0) return null;
    const tried = { ...known, wrong: known.wrong + 1, wrong_at: now };
    await closed.wrappings.put(tried);
    return tried;
  });
}

const recount = (closed: Closed, count: Partial<Pick<ByPin, "wrong" | "wrong_at">>) =>
  closed.wrappings
    .where("by")
    .equals("pin")
    .modify((known) => {
      Object.assign(known, count);
    });

async function derived(pin: string, salt: Uint8Array): Promise<Key> {
  const words = new TextEncoder().encode(pin);
  const secret = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: salt.slice(), iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(how, secret, 256));
}
