import type { ComponentChildren } from "preact";

/** Around a table that may be wider than a phone: it scrolls by itself, also from the keyboard. */
export function Sheet({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section class="sheet-frame" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
