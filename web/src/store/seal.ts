import { gcm } from "@noble/ciphers/aes.js";
import { managedNonce } from "@noble/ciphers/utils.js";

/** What its key does not open: damaged, sealed with another key, or put in another one's place. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
  readonly code = "seal_broken";
}

/** 256 bits. */
export type Key = Uint8Array;

/** AES-256-GCM, a random nonce before the text, its tag behind. Synchronous: a transaction would end under WebCrypto. */
const cipher = managedNonce(gcm);
const nonceLength = 12;
const bytes = new TextEncoder();

export const newKey = (): Key => crypto.getRandomValues(new Uint8Array(32));

/** `place` is where the sealed text belongs: it opens nowhere else. */
export const seal = (key: Key, place: string, text: Uint8Array): Uint8Array =>
  cipher(key, bytes.encode(place)).encrypt(text);

/** Throws `SealBroken`. */
export function unseal(key: Key, place: string, sealed: Uint8Array): Uint8Array {
  try {
    return cipher(key, bytes.encode(place)).decrypt(sealed);
  } catch {
    throw new SealBroken();
  }
}

/** `key` as the browser's own cipher wants it. */
export const nativeKey = (key: Key): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", key.slice(), "AES-GCM", false, ["decrypt"]);

/** `unseal` by the browser's own cipher, beside the page's work and many times as fast. Rejects with `SealBroken`. */
export async function unsealAside(key: CryptoKey, place: string, sealed: Uint8Array): Promise<Uint8Array> {
  try {
    const iv = sealed.subarray(0, nonceLength) as BufferSource;
    const how = { name: "AES-GCM", iv, additionalData: bytes.encode(place) };
    const text = sealed.subarray(nonceLength) as BufferSource;
    return new Uint8Array(await crypto.subtle.decrypt(how, key, text));
  } catch {
    throw new SealBroken();
  }
}
