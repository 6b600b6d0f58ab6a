import { type Key, SealBroken, seal, unseal } from "./seal.ts";

/** The store's key, wrapped. Kept beside what it opens, so that both go or stay together. */
export interface ByShare {
  by: "share";
  sealed: Uint8Array;
}

export interface ByPin {
  by: "pin";
  sealed: Uint8Array;
  salt: Uint8Array;
  /** Tries since the last right one, and when the last of them began, by this phone's clock. */
  wrong: number;
  wrong_at: number;
}

export type Wrapping = ByShare | ByPin;

export const wrap = (by: Wrapping["by"], wrapper: Key, key: Key) => seal(wrapper, `wrappings/${by}`, key);

/** Throws `SealBroken` when `wrapper` is not the right one. */
export const unwrap = (wrapper: Key, { by, sealed }: Wrapping): Key =>
  unseal(wrapper, `wrappings/${by}`, sealed);

export function opens(wrapper: Key, wrapping: Wrapping): boolean {
  try {
    return unwrap(wrapper, wrapping).length > 0;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}
