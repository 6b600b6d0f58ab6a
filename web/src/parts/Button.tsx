import type { ComponentChildren, JSX } from "preact";

interface Props extends Omit<JSX.IntrinsicElements["button"], "class"> {
  kind?: "main" | "bad" | "quiet" | "usual";
  children: ComponentChildren;
}

export function Button({ kind = "usual", type = "button", children, ...rest }: Props) {
  return (
    <button {...rest} type={type} class={`button ${kind}`}>
      {children}
    </button>
  );
}

interface LinkProps {
  kind?: "main" | "bad" | "quiet" | "usual";
  /** A path of ours, or "tel:…". */
  href: string;
  download?: string;
  /** For a screen reader, where the words alone do not say enough. */
  label?: string;
  children: ComponentChildren;
}

/** Looks like a button, goes somewhere. */
export function ButtonLink({ kind = "usual", href, label, children, ...rest }: LinkProps) {
  return (
    <a {...rest} href={href} aria-label={label} class={`button ${kind}`}>
      {children}
    </a>
  );
}
