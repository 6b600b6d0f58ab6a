import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";

const worth = /\.(js|css|html|svg|json|webmanifest|wasm)$/;

function* files(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

/** Writes `x.js.br` beside `x.js`, so that the server never compresses what does not change. */
export function compress(): Plugin {
  let folder = "";
  return {
    name: "ruhu:compress",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle: {
      order: "post",
      handler(error) {
        if (error) return;
        for (const path of files(folder)) {
          if (worth.test(path)) writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
        }
      },
    },
  };
}
