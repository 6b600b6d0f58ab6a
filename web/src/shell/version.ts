/** Names the shell that this device keeps; null where nothing is kept, as while developing. */
export async function keptVersion(): Promise<string | null> {
  const names = (await globalThis.caches?.keys()) ?? [];
  return names.find((name) => name.startsWith("shell-"))?.slice("shell-".length) ?? null;
}

/** Asks the server for a newer version now; one that is found offers itself. */
export async function lookForUpdate(): Promise<void> {
  await (await navigator.serviceWorker?.getRegistration())?.update();
}
