import type { Instant } from "../api/wire.ts";
import type { World } from "../world.ts";

/** What the browser said when it was asked not to clear our store. */
export interface KeepAnswer {
  at: Instant;
  promised: boolean;
}

const slot = "ruhu.keep";
const month = 30 * 86_400_000;

type Asked = Pick<World, "memory" | "now" | "askToKeep">;

export function keepAnswer({ memory }: Pick<World, "memory">): KeepAnswer | null {
  const told = memory.getItem(slot);
  return told === null ? null : (JSON.parse(told) as KeepAnswer);
}

/**
 * Asks the browser not to clear our store when space runs short. To be called when something was saved: a person understands
 * the question then, and browsers judge by use. While the answer is no, once a month.
 */
export async function askToKeep(world: Asked): Promise<void> {
  const last = keepAnswer(world);
  if (last?.promised || (last && world.now() - Date.parse(last.at) < month)) return;
  const at = new Date(world.now()).toISOString();
  world.memory.setItem(slot, JSON.stringify({ at, promised: await world.askToKeep() }));
}
