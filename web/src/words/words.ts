import { signal } from "@preact/signals";
import { type Locale, locale } from "./locale.ts";
import type desk from "./zh-Hans/desk.json";
import type field from "./zh-Hans/field.json";
import type lock from "./zh-Hans/lock.json";
import type problems from "./zh-Hans/problems.json";
import type shell from "./zh-Hans/shell.json";
import type terms from "./zh-Hans/terms.json";

interface Rooms {
  shell: typeof shell;
  field: typeof field;
  lock: typeof lock;
  desk: typeof desk;
  problems: typeof problems;
  terms: typeof terms;
}
export type Room = keyof Rooms;
/** Every text there is: "room.key". */
export type Key = { [R in Room]: `${R}.${keyof Rooms[R] & string}` }[Room];
export type Params = Record<string, string | number>;

type Catalogue = Record<string, string>;

const foreign = import.meta.glob<Catalogue>(["./zh-Hant/*.json", "./en/*.json"], { import: "default" });
const chinese: Partial<Record<Room, Catalogue>> = {};
const spoken = signal<Partial<Record<Room, Catalogue>>>({});
let pending: Promise<void> = Promise.resolve();
/** What was asked for last; its words may still be on their way. */
let asked: Locale = locale.peek();

/** A room brings its Chinese words when its code arrives; the chosen language's follow. */
export function learn(rooms: { [R in Room]?: Rooms[R] }): void {
  Object.assign(chinese, rooms);
  pending = speak(asked);
}

/** Resolves when the chosen language is there for every room learnt so far. */
export const learnt = () => pending;

/** Turns the whole screen to `next` once its words are here; rejects, and changes nothing, when they cannot be had. */
export async function speak(next: Locale): Promise<void> {
  asked = next;
  const rooms = Object.keys(chinese) as Room[];
  try {
    const words = await Promise.all(rooms.map((room) => catalogue(next, room)));
    if (asked !== next) return;
    // A room that came meanwhile asks for its own: the words of all of them come with it.
    if (rooms.length < Object.keys(chinese).length) return pending;
    spoken.value = Object.fromEntries(rooms.map((room, i) => [room, words[i]]));
    locale.value = next;
    document.documentElement.lang = next;
  } catch (error) {
    if (asked === next) asked = locale.peek();
    throw error;
  }
}

const catalogue = async (language: Locale, room: Room): Promise<Catalogue | undefined> =>
  language === "zh-Hans" ? chinese[room] : foreign[`./${language}/${room}.json`]?.();

/** Whether a text with that key exists; for codes that a newer server may send. */
export function knows(key: string): key is Key {
  const [room, name] = parts(key);
  return chinese[room]?.[name] !== undefined;
}

/** The text for `key` with `{name}` filled in. "one|many" picks by `n`. */
export function t(key: Key, params: Params = {}): string {
  const [room, name] = parts(key);
  const text = spoken.value[room]?.[name] ?? chinese[room]?.[name] ?? key;
  const [one = "", many = one] = text.split("|");
  return (params.n === 1 ? one : many).replace(/\{(\w+)\}/g, (whole, slot) => String(params[slot] ?? whole));
}

function parts(key: string): [Room, string] {
  const dot = key.indexOf(".");
  return [key.slice(0, dot) as Room, key.slice(dot + 1)];
}
