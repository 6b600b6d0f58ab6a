import { beforeAll, expect, it } from "vitest";
import { maoJing, need, visit } from "../../testing/cast.ts";
import { learn, speak } from "../../words/words.ts";
import field from "../../words/zh-Hans/field.json";
import { callNumber, isAway, needsWord, waitingWord } from "./waiting.ts";

const now = Date.parse("2026-11-22T10:00:00+08:00");
const open = (change: Parameters<typeof need>[0]) => ({ ...need(change), onPhone: false, begun: false });

beforeAll(async () => {
  learn({ field });
  await speak("zh-Hans");
});

it.each([
  [null, "bad", "还没走访过"],
  ["2026-11-22T08:00:00+08:00", "good", "今天走访过"],
  ["2026-11-21T23:00:00+08:00", "good", "1 天"],
  ["2026-11-13T10:00:00+08:00", "good", "9 天"],
  ["2026-11-01T10:00:00+08:00", "wait", "21 天"],
  ["2026-10-23T10:00:00+08:00", "wait", "30 天"],
  ["2026-10-22T10:00:00+08:00", "bad", "31 天未走访"],
])("visited at %s feels %s: %s", (at, tone, text) => {
  expect(waitingWord(at, now)).toEqual({ tone, text });
});

const due = (on: string, warn_on = on) => open({ clock: { step: "settle", on, warn_on } });

it("counts the open needs, with the nearest date that is near", () => {
  const needs = [due("2026-12-20", "2026-12-15"), due("2026-11-23", "2026-11-20"), open({})];
  expect(needsWord(needs, now)).toBe("需求 3 · 明天到期");
  expect(needsWord([due("2026-12-20", "2026-12-15")], now)).toBe("需求 1");
  expect(needsWord([open({})], now)).toBe("需求 1");
  expect(needsWord([], now)).toBeNull();
});

it("rings the head of the household, else whoever has a telephone", () => {
  const [head] = maoJing().members;
  if (head === undefined) throw new Error("nobody at home");
  const son = { ...head, id: "member-son", name: "毛山", phone: "13700000000" };
  expect(callNumber(maoJing({ members: [son, head] }))).toBe("13812345678");
  expect(callNumber(maoJing({ members: [{ ...head, phone: null }, son] }))).toBe("13700000000");
  expect(callNumber(maoJing({ members: [{ ...head, phone: null }] }))).toBeNull();
});

it("knows from the last visit that stands whether anybody is at home", () => {
  const away = visit({ content: { ...visit().content, mode: "away" } });
  expect(isAway(maoJing({ visits: [away, visit()] }))).toBe(true);
  expect(isAway(maoJing({ visits: [{ ...away, state: "withdrawn" }, visit()] }))).toBe(false);
});
