import type { ComponentChildren } from "preact";
import type { Tone } from "./tone.ts";

interface Props {
  tone?: Tone;
  /** Names the card for a screen reader and makes it a landmark. */
  label?: string;
  children: ComponentChildren;
}

export function Card({ tone = "plain", label, children }: Props) {
  return label ? (
    <section class={`card ${tone}`} aria-label={label}>
      {children}
    </section>
  ) : (
    <div class={`card ${tone}`}>{children}</div>
  );
}
