import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";
import type { Bundle } from "./reach.ts";
import { field, signIn } from "./rooms.ts";

const KB = 1024;

function weigh(bundle: Bundle, names: string[]): number {
  return names
    .map((name) => bundle[name])
    .map((item) => (item === undefined ? "" : item.type === "chunk" ? item.code : item.source))
    .reduce((sum, source) => sum + brotliCompressSync(source).length, 0);
}

/** Fails the build when a phone would have to load more than was promised. */
export function budget(): Plugin {
  return {
    name: "ruhu:budget",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const rows: [string, number, number][] = [
          ["sign-in", weigh(bundle, signIn(bundle)), 25 * KB],
          ["field", weigh(bundle, field(bundle)), 90 * KB],
        ];
        for (const [name, size, limit] of rows) {
          const line = `${name}: ${(size / KB).toFixed(1)} KB brotli of ${limit / KB}`;
          if (size > limit) this.error(`${line}, too much`);
          process.stdout.write(`budget ${line}\n`);
        }
      },
    },
  };
}
