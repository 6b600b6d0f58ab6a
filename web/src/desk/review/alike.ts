import type { Flag } from "../../api/deskWire.ts";

/** Flags of one kind about one other visit stand together: nine photos like nine of one visit are one thing to look at. */
export function alike(flags: readonly Flag[]): Flag[][] {
  const heaps = new Map<string, Flag[]>();
  for (const flag of flags) {
    const key = flag.about.visit_id ? `${flag.kind} ${flag.about.visit_id}` : flag.id;
    heaps.set(key, [...(heaps.get(key) ?? []), flag]);
  }
  return [...heaps.values()];
}
