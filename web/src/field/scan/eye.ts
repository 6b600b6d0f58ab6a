import type { Eye } from "./wasmEye.ts";

/** The browser's own reader, of which TypeScript does not know. */
interface Detector {
  detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const kind = "qr_code";

/** Android without Google's services has the class and no formats; iOS and desktops have none. */
async function detector(): Promise<Detector | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = (await BarcodeDetector?.getSupportedFormats()) ?? [];
  return BarcodeDetector && formats.includes(kind) ? new BarcodeDetector({ formats: [kind] }) : null;
}

/** The browser's reader where it has one, else our own, which comes from the network once and is kept. */
export async function openEye(): Promise<Eye> {
  const own = await detector();
  if (own === null) return (await import("./wasmEye.ts")).openEye();
  return async (picture) => (await own.detect(picture))[0]?.rawValue ?? null;
}

/** Has the service worker keep our own reader, where it will be needed, before there is no network. */
export async function keepEye(): Promise<void> {
  if ((await detector()) === null) await (await import("./wasmEye.ts")).keep();
}
