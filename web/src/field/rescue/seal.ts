export const ofBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** `header` and the sealed rest: only the server can open it, and nobody can put another header before it. */
export async function seal(key: string, header: string, plain: ArrayBuffer): Promise<Blob> {
  const aes = await crypto.subtle.importKey("raw", ofBase64(key), "AES-GCM", false, ["encrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(header);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData }, aes, plain);
  return new Blob([header, "\n", nonce, sealed]);
}
