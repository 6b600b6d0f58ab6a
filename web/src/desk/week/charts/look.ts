/** The page's own colours, which follow light and dark; a canvas knows no style sheet. */
export interface Look {
  ink: string;
  soft: string;
  line: string;
  paper: string;
  good: string;
  wait: string;
  bad: string;
}

const names = ["ink", "soft", "line", "paper", "good", "wait", "bad"] as const;

export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
  ) as Record<(typeof names)[number], string>;
}
