import type { ComponentChildren } from "preact";
import type { Tone } from "./tone.ts";

interface Props {
  tone?: Tone;
  /** Makes it a link. */
  href?: string;
  children: ComponentChildren;
}

export function Chip({ tone = "plain", href, children }: Props) {
  const look = `chip ${tone}`;
  return href ? (
    <a class={look} href={href}>
      {children}
    </a>
  ) : (
    <span class={look}>{children}</span>
  );
}
