import { useLocation } from "preact-iso/router";

/** The addresses that lead back from here, as far as this page load knows; the last is where we are. */
let way: string[] = [location.pathname];

/** The screen that one has just come back from. */
let left: string | null = null;

const before = () => way[way.length - 2];

/** Keeps `way`: coming to the one before the last is going back, anything else is going on. */
export function walk(path: string): void {
  const here = way[way.length - 1];
  if (here === path) return;
  const goesBack = before() === path;
  left = goesBack ? (here ?? null) : null;
  way = goesBack ? way.slice(0, -1) : [...way, path];
}

/** The household that one has just come back from, to find one's place in a long list again. */
export const comesFrom = (): string | null => left?.match(/^\/households\/([^/]+)/)?.[1] ?? null;

/** Whether anything was shown before this screen: then a screen reader must be told of the new one. */
export const hasWalked = () => way.length > 1;

/** Goes up to `path`: back to it when we came from there, so that it still stands where it was left. */
export function useWayUp(path: string | undefined): (event: Event) => void {
  const { route, back } = useLocation();
  return (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (before() === path) back();
    else if (path !== undefined) route(path, true);
  };
}
