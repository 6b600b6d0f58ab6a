import type { VisitWhole } from "../../api/deskWire.ts";
import { photo as picture } from "../api.ts";

export interface Shelf {
  /** Fetches the visits that will be wanted soon, their small pictures too, and drops all others: they would grow old here. */
  put(ids: string[]): void;
  /** The visit where it lies ready; once, so that it is asked anew whenever it is opened again. */
  take(id: string): VisitWhole | null;
}

export function openShelf(fetch: (id: string) => Promise<VisitWhole>): Shelf {
  /** What is wanted; null while it is on its way. */
  const shelf = new Map<string, VisitWhole | null>();

  async function bring(id: string): Promise<void> {
    shelf.set(id, null);
    try {
      const visit = await fetch(id);
      if (!shelf.has(id)) return;
      shelf.set(id, visit);
      for (const photo of visit.content.photos) if (photo.here) new Image().src = picture(photo.id, "thumb");
    } catch {
      // Whoever opens it asks again, and is told why.
      shelf.delete(id);
    }
  }

  return {
    put(ids) {
      for (const id of [...shelf.keys()]) if (!ids.includes(id)) shelf.delete(id);
      for (const id of ids) if (!shelf.has(id)) bring(id);
    },
    take(id) {
      const found = shelf.get(id) ?? null;
      shelf.delete(id);
      return found;
    },
  };
}
