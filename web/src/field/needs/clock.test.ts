import { beforeAll, expect, it } from "vitest";
import { learn, speak } from "../../words/words.ts";
import field from "../../words/zh-Hans/field.json";
import { clockWord } from "./clock.ts";

const now = new Date("2026-11-22T10:00:00+08:00").getTime();
const settle = (on: string, warn_on: string) => clockWord({ step: "settle", on, warn_on }, now);

beforeAll(async () => {
  learn({ field });
  await speak("zh-Hans");
});

it.each([
  ["2026-11-20", "2026-11-17", "bad", "过期 2 天"],
  ["2026-11-22", "2026-11-19", "wait", "今天到期"],
  ["2026-11-23", "2026-11-20", "wait", "明天到期"],
  ["2026-11-25", "2026-11-22", "wait", "3 天后到期"],
  ["2026-11-26", "2026-11-23", "plain", "11月26日到期"],
])("to be settled by %s, warned of from %s, it is %s: %s", (on, warnOn, tone, text) => {
  expect(settle(on, warnOn)).toEqual({ tone, text });
});

it.each([
  ["2026-11-20", "bad", "受理超了 2 天"],
  ["2026-11-22", "wait", "11月22日前受理"],
  ["2026-11-24", "plain", "11月24日前受理"],
])("to be accepted by %s, it is %s: %s", (on, tone, text) => {
  expect(clockWord({ step: "accept", on, warn_on: on }, now)).toEqual({ tone, text });
});
