import type { Query } from "../api/client.ts";

/** An address of ours with what is asked; blanks are left out, so that an address says only what was chosen. */
export function href(path: string, asked: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
