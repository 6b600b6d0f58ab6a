import type { VisitWhole } from "../../api/deskWire.ts";
import { photo as picture } from "../api.ts";

export interface Shelf {
  /** Fetches a visit that will be wanted soon, its small pictures too. A failure is left to whoever opens it. */
  put(id: string): void;
  /** The visit where it lies ready; once, so that it is asked anew whenever it is opened again. */
  take(id: string): VisitWhole | null;
}

export function openShelf(fetch: (id: string) => Promise<VisitWhole>): Shelf {
  const ready = new Map<string, VisitWhole>();
  let wanted: string | null = null;
  return {
    put(id) {
      wanted = id;
      fetch(id).then(
        (visit) => {
          // One at a time: what was passed by would grow old here.
          if (wanted !== id) return;
          ready.clear();
          ready.set(id, visit);
          for (const photo of visit.content.photos)
            if (photo.here) new Image().src = picture(photo.id, "thumb");
        },
        () => undefined,
      );
    },
    take(id) {
      const found = ready.get(id) ?? null;
      ready.delete(id);
      return found;
    },
  };
}
