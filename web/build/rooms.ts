import { type Bundle, origin, reach } from "./reach.ts";

function entry(bundle: Bundle): string {
  for (const item of Object.values(bundle)) {
    if (item.type === "chunk" && item.isEntry && item.name === "main") return item.fileName;
  }
  throw new Error("the page has no entry chunk");
}

const ofDesk = /\/src\/desk\/|\/words\/[^/]+\/desk\.json$/;
const ofOtherLanguage = /\/words\/(?!zh-Hans)[^/]+\/[^/]+\.json$/;

/** What must arrive before a stranger sees the sign-in screen. */
export const signIn = (bundle: Bundle) => ["index.html", ...reach(bundle, entry(bundle))];

/** What a helper loads in one language. */
export const field = (bundle: Bundle) => [
  "index.html",
  "worker.js",
  ...reach(
    bundle,
    entry(bundle),
    (chunk) => !ofDesk.test(origin(chunk)) && !ofOtherLanguage.test(origin(chunk)),
  ),
];

/** What the service worker keeps for days without a network: field/ in every language. */
export const kept = (bundle: Bundle) => reach(bundle, entry(bundle), (chunk) => !ofDesk.test(origin(chunk)));
