import { signal } from "@preact/signals";

const said = signal<{ text: string } | null>(null);

/** Says something in passing; for what must not be missed there are cards and dialogs. */
export function toast(text: string, ms = 4000): void {
  const message = { text };
  said.value = message;
  setTimeout(() => {
    if (said.value === message) said.value = null;
  }, ms);
}

/** Stands once, at the root; always there, so that screen readers hear the change. */
export function Toast() {
  return (
    <div role="status" aria-live="polite">
      {said.value && <p class="toast">{said.value.text}</p>}
    </div>
  );
}
