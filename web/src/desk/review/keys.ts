import type { Key } from "../../words/words.ts";

/** What one key does, and what it is called where the keys are shown. */
export const keys = {
  j: "next",
  k: "previous",
  a: "approve",
  r: "return",
  u: "undo",
  x: "select",
  "/": "search",
  "?": "keys",
} as const;

export type Act = (typeof keys)[keyof typeof keys];

export const actWords: Record<Act, Key> = {
  next: "desk.review.key.next",
  previous: "desk.review.key.previous",
  approve: "desk.review.key.approve",
  return: "desk.review.key.return",
  undo: "desk.review.key.undo",
  select: "desk.review.key.select",
  search: "desk.review.key.search",
  keys: "desk.review.key.keys",
};

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
  target: EventTarget | null;
}

const may = (key: string): key is keyof typeof keys => Object.keys(keys).includes(key);

/** What a key press asks for; null while somebody types, chooses from a list, or means the browser. */
export function actOf(event: Pressed): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return null;
  // With capital lock on, and on Chinese input methods that pass letters through in full width.
  const key = event.key.normalize("NFKC").toLowerCase();
  if (!may(key)) return null;
  const act = keys[key];
  return event.repeat && act !== "next" && act !== "previous" ? null : act;
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target.isContentEditable || target.closest("textarea, select, dialog") !== null;
}

/** The neighbour of `current`; the first when none is open, itself at either end. */
export function neighbour(ids: readonly string[], current: string | null, by: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0] ?? null;
  return ids[at + by] ?? current;
}

/** Which one is open after these have left the list: the next that stays, else the one before, else none. */
export function openAfter(
  ids: readonly string[],
  leaving: ReadonlySet<string>,
  current: string | null,
): string | null {
  if (current === null || !leaving.has(current)) return current;
  const at = ids.indexOf(current);
  const stays = (id: string) => !leaving.has(id);
  return ids.slice(at + 1).find(stays) ?? ids.slice(0, at).reverse().find(stays) ?? null;
}
