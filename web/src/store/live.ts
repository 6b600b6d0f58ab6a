import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { liveQuery, type Subscription } from "dexie";

/**
 * What `query` reads from the store, and again whenever that changes, for as long as somebody looks at it. Who looks again
 * later sees the last answer at once and the present one a moment after. Undefined until the first answer.
 */
export function live<T>(query: () => Promise<T>): ReadonlySignal<T | undefined> {
  let reading: Subscription | undefined;
  const answer = signal<{ value?: T; failure?: unknown }>(
    {},
    {
      watched() {
        reading = liveQuery(query).subscribe({
          next: (value) => {
            answer.value = { value };
          },
          error: (failure) => {
            answer.value = { failure };
          },
        });
      },
      unwatched() {
        reading?.unsubscribe();
      },
    },
  );
  return computed(() => {
    if (answer.value.failure !== undefined) throw answer.value.failure;
    return answer.value.value;
  });
}
