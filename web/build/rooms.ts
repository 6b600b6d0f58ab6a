import type { Rolldown } from "vite";
import { type Bundle, origin, reach } from "./reach.ts";

function entry(bundle: Bundle): string {
  for (const item of Object.values(bundle)) {
    if (item.type === "chunk" && item.isEntry && item.name === "main") return item.fileName;
  }
  throw new Error("the page has no entry chunk");
}

const ofDesk = /\/src\/desk\/|\/words\/[^/]+\/desk\.json$/;
/** Reads printed cards where the browser cannot: a megabyte, which other phones never ask for. */
const ofEye = /\/src\/field\/scan\/wasmEye\.ts$|\/zxing-wasm\//;
const ofOtherLanguage = /\/words\/(?!zh-Hans)[^/]+\/[^/]+\.json$/;

const isKept = (chunk: Pick<Rolldown.OutputChunk, "facadeModuleId">) =>
  !ofDesk.test(origin(chunk)) && !ofEye.test(origin(chunk));

/** What must arrive before a stranger sees the sign-in screen. */
export const signIn = (bundle: Bundle) => ["index.html", ...reach(bundle, entry(bundle))];

/** What a helper loads in one language. */
export const field = (bundle: Bundle) => [
  "index.html",
  "worker.js",
  ...reach(bundle, entry(bundle), (chunk) => isKept(chunk) && !ofOtherLanguage.test(origin(chunk))),
];

/** What the service worker keeps for days without a network: field/ in every language. */
export const kept = (bundle: Bundle) => reach(bundle, entry(bundle), isKept);

/** What it keeps from when a phone first asks for it. */
export function later(bundle: Bundle): string[] {
  const eye = Object.values(bundle).find((item) => item.type === "chunk" && ofEye.test(origin(item)));
  const programs = Object.keys(bundle).filter((name) => name.endsWith(".wasm"));
  const already = kept(bundle);
  return [...(eye ? reach(bundle, eye.fileName) : []), ...programs].filter((name) => !already.includes(name));
}
