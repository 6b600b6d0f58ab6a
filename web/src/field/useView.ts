import { useLive } from "../store/useLive.ts";
import { useEngine } from "./engine.ts";
import { useReading } from "./reading.ts";
import { type HouseholdView, readView } from "./view.ts";

/** One household as it stands now; null when it is no longer ours, undefined until the store has answered. */
export function useView(id: string): HouseholdView | null | undefined {
  const { store } = useEngine();
  const { views } = useReading();
  const fresh = useLive(() => readView(store, id), [store, id]);
  // What the list has shown a moment ago is there at once; a screen that begins empty would jump.
  return fresh === undefined ? views.peek()?.find((view) => view.household.id === id) : fresh;
}
