import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { kept, later } from "./rooms.ts";

const fixed = ["manifest.webmanifest", "icon.svg", "icon-192.png"];

/** Tells the service worker which files to keep, under a version that changes whenever one of them does. */
export function precache(): Plugin {
  return {
    name: "ruhu:precache",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle["index.html"];
        const worker = bundle["worker.js"];
        if (page?.type !== "asset" || worker?.type !== "chunk")
          this.error("index.html or worker.js is missing");
        const paths = [...kept(bundle), ...fixed].map((name) => `/${name}`);
        const version = createHash("sha256").update(JSON.stringify(paths)).update(page.source).digest("hex");
        worker.code = worker.code
          .replace("__PATHS__", JSON.stringify(["/", ...paths.sort()]))
          .replace("__LATER__", JSON.stringify(later(bundle).map((name) => `/${name}`)))
          .replace("__VERSION__", JSON.stringify(version.slice(0, 12)));
      },
    },
  };
}
