import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

/** Reads the code in a picture: what it says, or null where there is none. */
export type Eye = (picture: HTMLVideoElement) => Promise<string | null>;

/** Pixels of the longer side: enough for a card at arm's length, little enough for a cheap phone. */
const enough = 800;

/** Reads codes without the browser's help. Rejects where its program, a megabyte, can be had from nowhere. */
export async function openEye(): Promise<Eye> {
  // Without `locateFile` it would be asked of a host abroad.
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen === null) throw new Error("no canvas");
  return async (picture) => {
    const scale = Math.min(1, enough / Math.max(picture.videoWidth, picture.videoHeight));
    canvas.width = Math.round(picture.videoWidth * scale);
    canvas.height = Math.round(picture.videoHeight * scale);
    if (canvas.width === 0) return null; // no frame yet
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const seen = pen.getImageData(0, 0, canvas.width, canvas.height);
    const [found] = await readBarcodes(seen, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
    return found?.text ?? null;
  };
}

/** Asks for the program, so that the service worker keeps it; at once where it has it already. */
export async function keep(): Promise<void> {
  if ((await caches.match(wasm)) === undefined) await fetch(wasm);
}
