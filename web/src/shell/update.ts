import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const waiting = signal<ServiceWorker | null>(null);
const writing = signal(0);
const patience = 2000; // ms

/** A newer version lies ready. */
export const updateReady = computed(() => waiting.value !== null);
/** Something on this page is half-written: no update now. */
export const halfWritten = computed(() => writing.value > 0);

/** Somebody wants the newer version: it has been asked to take over. */
export const updateAsked = signal(false);

/** A form calls this for as long as it is open. */
export function useHoldUpdate(): void {
  useEffect(() => {
    writing.value += 1;
    return () => {
      writing.value -= 1;
    };
  }, []);
}

/** Lets the newer version take over; the page opens anew with it. */
export function takeUpdate(): void {
  if (halfWritten.peek()) return;
  updateAsked.value = true;
  waiting.peek()?.postMessage("take over");
  // Chromium leaves it waiting when a request reaches the older one just as that ends; a page that opens anew ends the older one.
  setTimeout(() => whenNothingIsWritten(() => location.reload()), patience);
}

/** Installs the service worker and watches for newer ones. */
export async function installWorker(): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const { serviceWorker } = navigator;
  const hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne) whenNothingIsWritten(() => location.reload());
  });
  const registration = await serviceWorker.register("/worker.js", { updateViaCache: "none" });
  const look = () => {
    waiting.value = hadOne ? registration.waiting : null;
  };
  const follow = () => registration.installing?.addEventListener("statechange", look);
  look();
  follow();
  registration.addEventListener("updatefound", follow);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => undefined);
  });
}

/** Opens the page anew from the server: for when the kept shell wants a file that the server no longer has. */
export async function reopen(): Promise<void> {
  const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
  // Without the server the kept shell is all there is.
  if (answer?.ok) await (await navigator.serviceWorker?.getRegistration())?.unregister();
  location.reload();
}

function whenNothingIsWritten(then: () => void): void {
  const stop = writing.subscribe((forms) => {
    if (forms > 0) return;
    queueMicrotask(() => stop());
    then();
  });
}
