/** Everything that the app cannot decide by itself. Handed in, so that tests can bring their own. */
export interface World {
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Milliseconds since 1970, by this device's clock. */
  now(): number;
  /** Calls `then` when a network came back or the app is looked at again; the answer stops that. */
  whenWoken(then: () => void): () => void;
  /** Asks the browser to wake the app when there is a network, where it can (Background Sync). */
  askToBeWoken(): void;
  /** Asks the browser not to clear our store when space runs short, and answers whether it has promised. */
  askToKeep(): Promise<boolean>;
  /** A new UUIDv7: sorts after all that this device made before. */
  id(): string;
  /** From 0 up to but not including 1. */
  random(): number;
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Small remembered things; never anything about a household. */
  memory: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  /** Absent in browsers before Safari 15.4. */
  locks: LockManager | undefined;
}

export function uuid7(now: number, random: Uint8Array): string {
  const bytes = random.slice(0, 16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const latest = "ruhu.latest";

/**
 * The time to put into a new id: after that of every earlier one, also when the clock was set back, because the outbox sends in
 * the order of ids, and a step must not arrive before the visit that raised its need.
 */
export function rising(memory: World["memory"], now: number): number {
  const time = Math.max(now, (Number(memory.getItem(latest)) || 0) + 1);
  memory.setItem(latest, String(time));
  return time;
}

/** Resolves after `ms`, or at once when `signal` is aborted. */
function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal?.aborted) return done();
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** Background Sync, which TypeScript does not know. */
type WithSync = { sync?: { register(tag: string): Promise<void> } };

function whenWoken(then: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === "visible") then();
  };
  const told = (event: MessageEvent) => {
    if (event.data === "woken") then();
  };
  addEventListener("online", then);
  document.addEventListener("visibilitychange", seen);
  navigator.serviceWorker?.addEventListener("message", told);
  return () => {
    removeEventListener("online", then);
    document.removeEventListener("visibilitychange", seen);
    navigator.serviceWorker?.removeEventListener("message", told);
  };
}

/** The world as it is in a browser. */
export function browserWorld(): World {
  return {
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    whenWoken,
    askToBeWoken() {
      // On a device that believes to be online the browser would wake us at once, and again after every failure.
      if (navigator.onLine) return;
      navigator.serviceWorker?.ready
        .then((registration) => (registration as WithSync).sync?.register("outbox"))
        .catch(() => undefined); // refused by the person or the browser: the other ways remain
    },
    async askToKeep() {
      return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
    },
    id: () => uuid7(rising(localStorage, Date.now()), crypto.getRandomValues(new Uint8Array(16))),
    random: Math.random,
    wait,
    memory: localStorage,
    locks: navigator.locks,
  };
}
