import type { World } from "../world.ts";

const slot = "ruhu.device";

/** This browser's own id, made once. */
export function deviceId(world: Pick<World, "memory" | "id">): string {
  const known = world.memory.getItem(slot);
  if (known) return known;
  const made = world.id();
  world.memory.setItem(slot, made);
  return made;
}

/** What a person would call this device in a list of sessions: "Android · Chrome". */
export function deviceName(agent: string): string {
  const find = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent))?.[1];
  const system = find([
    [/HarmonyOS/, "HarmonyOS"],
    [/Android/, "Android"],
    [/iPhone|iPad/, "iOS"],
    [/Windows/, "Windows"],
    [/Mac OS/, "macOS"],
    [/Linux/, "Linux"],
  ]);
  const browser = find([
    [/MicroMessenger/, "WeChat"],
    [/Edg/, "Edge"],
    [/Firefox/, "Firefox"],
    [/Chrome/, "Chrome"],
    [/Safari/, "Safari"],
  ]);
  return [system, browser].filter(Boolean).join(" · ") || "—";
}
