import type { Rolldown } from "vite";

export type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** Every file that `start` loads, its style included; with `lazily` also what it imports later, where that says so. */
export function reach(
  bundle: Bundle,
  start: string,
  lazily: (chunk: Chunk) => boolean = () => false,
): string[] {
  const seen = new Set<string>();
  const visit = (name: string) => {
    const item = bundle[name];
    if (item === undefined || seen.has(name)) return;
    seen.add(name);
    if (item.type !== "chunk") return;
    for (const style of item.viteMetadata?.importedCss ?? []) visit(style);
    for (const other of item.imports) visit(other);
    for (const other of item.dynamicImports) {
      const chunk = bundle[other];
      if (chunk?.type === "chunk" && lazily(chunk)) visit(other);
    }
  };
  visit(start);
  return [...seen];
}

/** Where in the source tree a chunk begins, with forward slashes. */
export const origin = (chunk: Pick<Chunk, "facadeModuleId">) =>
  (chunk.facadeModuleId ?? "").replace(/\\/g, "/");
