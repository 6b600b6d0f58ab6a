import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

/** Begins its content only when it is opened: what needs a network does not ask for it unasked. */
export function Unfold({ title, children }: { title: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}
