import type { LossReportBody } from "../api/wire.ts";
import type { World } from "../world.ts";

/**
 * What is only on this phone, without a word of it. It lies outside the store, to tell of it while the store is locked, and
 * when the browser has cleared it.
 */
export interface Note {
  /** The store that it was written of has the same one among its settings. */
  canary: string;
  entries: LossReportBody["entries"];
  photos: number;
}

type Memory = World["memory"];

const slot = (accountId: string) => `ruhu.note.${accountId}`;
const everybody = "ruhu.noted";

function recall<T>(memory: Memory, name: string): T | null {
  const told = memory.getItem(name);
  return told === null ? null : (JSON.parse(told) as T);
}

export const readNote = (memory: Memory, accountId: string) => recall<Note>(memory, slot(accountId));

/** The accounts that have worked on this phone. */
export const noted = (memory: Memory) => recall<string[]>(memory, everybody) ?? [];

export function keepNote(memory: Memory, accountId: string, note: Note): void {
  memory.setItem(slot(accountId), JSON.stringify(note));
  const known = noted(memory);
  if (!known.includes(accountId)) memory.setItem(everybody, JSON.stringify([...known, accountId]));
}
