import { signal } from "@preact/signals";

/** Chromium's offer to put the app on the home screen, which TypeScript does not know. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/** Present while the browser would install the app if asked. */
export const installOffer = signal<InstallOffer | null>(null);

/** To be called once, early: the browser offers before anybody looks. */
export function watchInstall(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installOffer.value = event as InstallOffer;
  });
  addEventListener("appinstalled", () => {
    installOffer.value = null;
  });
}

export const isInstalled = () => matchMedia("(display-mode: standalone)").matches;
