/** Everything that the app cannot decide by itself. Handed in, so that tests can bring their own. */
export interface World {
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Milliseconds since 1970, by this device's clock. */
  now(): number;
  online(): boolean;
  /** Calls `then` whenever the device believes it has a network again; the answer stops that. */
  whenOnline(then: () => void): () => void;
  /** A new UUIDv7: sorts by the time it was made. */
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

/** The world as it is in a browser. */
export function browserWorld(): World {
  return {
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    online: () => navigator.onLine,
    whenOnline(then) {
      addEventListener("online", then);
      return () => removeEventListener("online", then);
    },
    id: () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
    random: Math.random,
    wait,
    memory: localStorage,
    locks: navigator.locks,
  };
}
