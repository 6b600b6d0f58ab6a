import type { World } from "../world.ts";

const lease = 30_000;

/** Runs `work` unless another tab is at it; answers whether it ran. Two at once would be harmless, only wasteful. */
export async function alone(world: World, name: string, work: () => Promise<void>): Promise<boolean> {
  if (world.locks === undefined) return leased(world, `${name}.lease`, work);
  return world.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}

/** Where Web Locks are missing: a note in the browser's memory that runs out when its tab dies. */
async function leased({ memory, now }: World, name: string, work: () => Promise<void>): Promise<boolean> {
  const left = Number(memory.getItem(name)) - now();
  // One that has longer to run than any lease was taken before somebody set the clock back.
  if (left > 0 && left <= lease) return false;
  const hold = () => memory.setItem(name, String(now() + lease));
  hold();
  const beat = setInterval(hold, lease / 3);
  try {
    await work();
    return true;
  } finally {
    clearInterval(beat);
    memory.removeItem(name);
  }
}
