import { signal } from "@preact/signals";
import { Problem } from "../api/problem.ts";
import type { Account, SessionAnswer } from "../api/wire.ts";
import type { App } from "./app.ts";
import { deviceId, deviceName } from "./device.ts";
import { keepKeysOf, lend } from "./lock/keys.ts";

const slot = "ruhu.account";
const farewell = "ruhu.farewell";

/** Whose app this is now. Remembered, so that it opens without a network after the first sign-in. */
export const account = signal<Account | null>(null);
/** Whether the server's store is marked as a demonstration. */
export const demonstration = signal(false);
/** The server no longer takes this device's word: sign in again. Nothing on the device is touched. */
export const expired = signal(false);

interface Remembered {
  account: Account;
  demonstration: boolean;
}

/** Opens with whoever was signed in last; needs no network. */
export function recall({ world }: App): void {
  const told = world.memory.getItem(slot);
  const remembered = told === null ? null : (JSON.parse(told) as Remembered);
  account.value = remembered?.account ?? null;
  keepKeysOf(account.value?.id);
  demonstration.value = remembered?.demonstration ?? false;
}

/** Follows another tab that signed in or out: the cookie is the same for all of them. */
export function followOtherTabs(app: App): void {
  addEventListener("storage", (event) => {
    if (event.key === slot) recall(app);
  });
}

export async function signIn(app: App, phone: string, password: string): Promise<void> {
  const device = { id: deviceId(app.world), name: deviceName(navigator.userAgent) };
  const answer = await app.api.post<SessionAnswer>("/session", { phone, password, device });
  lend(answer.account.id, answer.keys);
  welcome(app, answer);
}

/** Asks the server whether it still knows us, and who we are by now. Without a network: nothing. */
export async function confirm(app: App): Promise<void> {
  const asking = account.peek()?.id;
  try {
    if (app.world.memory.getItem(farewell)) return await leave(app);
    if (asking === undefined) return;
    const answer = await app.api.get<SessionAnswer>("/session");
    // Somebody may have signed out, or in as another, while this was on its way.
    const late = account.peek()?.id !== asking || app.world.memory.getItem(farewell) !== null;
    if (!late) welcome(app, answer);
  } catch (error) {
    noticeExpiry(error);
  }
}

/** Ends the session here and on the server; when that cannot be reached, as soon as it can. The store stays. */
export async function signOut(app: App): Promise<void> {
  app.world.memory.setItem(farewell, "1");
  app.world.memory.removeItem(slot);
  account.value = null;
  keepKeysOf(undefined);
  expired.value = false;
  await leave(app).catch(() => undefined);
}

export async function changePassword(app: App, old: string, next: string): Promise<void> {
  await app.api.put("/session/password", { old, new: next });
  const mine = account.peek();
  if (mine) remember(app, { ...mine, must_change_password: false }, demonstration.peek());
}

/** To be called with any failure of a request: a 401 of ours means that we must sign in again. */
export function noticeExpiry(error: unknown): void {
  if (!(error instanceof Problem)) return;
  if (error.code === "not_signed_in") expired.value = true;
  if (error.code === "password_change_required" && account.peek()) {
    account.value = { ...(account.peek() as Account), must_change_password: true };
  }
}

function welcome(app: App, answer: SessionAnswer): void {
  app.world.memory.removeItem(farewell);
  expired.value = false;
  remember(app, answer.account, answer.demonstration);
}

function remember({ world }: App, mine: Account, isDemonstration: boolean): void {
  keepKeysOf(mine.id);
  const remembered: Remembered = { account: mine, demonstration: isDemonstration };
  world.memory.setItem(slot, JSON.stringify(remembered));
  account.value = mine;
  demonstration.value = isDemonstration;
}

async function leave({ api, world }: App): Promise<void> {
  try {
    await api.delete("/session");
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error;
  }
  world.memory.removeItem(farewell);
}
