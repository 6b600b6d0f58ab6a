import type { ComponentChildren } from "preact";

/** What to say, and what to do next, where a list has nothing. */
export function EmptyState({ text, children }: { text: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{text}</p>
      {children}
    </div>
  );
}
