import { useLocation } from "preact-iso/router";
import type { Query } from "../api/client.ts";
import { href } from "./href.ts";

/** What a list is narrowed to, kept in the address: it can be sent to a colleague, and the back button undoes it. */
export function useFilters(path: string) {
  const { query, route } = useLocation();
  const asked: Record<string, string | undefined> = query;
  return { asked, narrow: (change: Query) => route(href(path, { ...asked, ...change })) };
}
