import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "vitest";
import { play } from "../testing/scenario.ts";
import type { Step } from "../testing/scenarioWire.ts";

const folder = "../tests/scenarios/";
const told = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(folder + name, "utf-8")) as { name: string; steps: Step[] });

describe.each([
  ["least", 0],
  ["most", 1],
])("with the %s of chance", (_much, chance) => {
  it.each(told.map(({ name, steps }) => [name, steps] as const))(
    "%s",
    (_name, steps) => play(steps, chance),
    30_000,
  );
});
