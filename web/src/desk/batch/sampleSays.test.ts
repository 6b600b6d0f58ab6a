import { beforeAll, expect, it } from "vitest";
import { learn, learnt } from "../../words/words.ts";
import desk from "../../words/zh-Hans/desk.json";
import { sampleSays } from "./sampleSays.ts";

beforeAll(async () => {
  learn({ desk });
  await learnt();
});

const read = { read: 29, returned: 0, at_most: 26, population: 282 };

it("A sample says how many at most, of how many, and that it names none", () => {
  expect(sampleSays(read)).toMatch(/29 条.*282 条.*26 条.*不能说明是哪几条/s);
  expect(sampleSays({ ...read, returned: 2, at_most: 54 })).toMatch(/退回 2 条.*54 条/s);
});

it("It says nothing before all of it was read", () => {
  expect(sampleSays({ ...read, read: 3, at_most: null })).not.toMatch(/\d/);
});
