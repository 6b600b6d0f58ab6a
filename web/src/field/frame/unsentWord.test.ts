import { beforeAll, expect, it } from "vitest";
import { learn, speak } from "../../words/words.ts";
import field from "../../words/zh-Hans/field.json";
import shell from "../../words/zh-Hans/shell.json";
import { unsentWord } from "./unsentWord.ts";

const now = Date.parse("2026-11-22T10:00:00+08:00");
const clean = { entries: 0, photos: 0, bytes: 0, oldest: null, refused: 0 };

beforeAll(async () => {
  learn({ field, shell });
  await speak("zh-Hans");
});

it("is calm when the county has everything", () => {
  expect(unsentWord(clean, now)).toEqual({ tone: "good", text: "全部已到县里", more: null });
});

it("counts what is only on the phone, and says since when", () => {
  const unsent = { ...clean, entries: 3, photos: 2, oldest: "2026-11-20T09:00:00+08:00" };
  expect(unsentWord(unsent, now)).toEqual({ tone: "wait", text: "仅在本机：3 条，最久 2 天", more: null });
});

it("does not make a worry of this morning", () => {
  const unsent = { ...clean, entries: 1, oldest: "2026-11-22T08:00:00+08:00" };
  expect(unsentWord(unsent, now).text).toBe("仅在本机：1 条");
});

it("still waits when only pictures are missing", () => {
  expect(unsentWord({ ...clean, photos: 2 }, now)).toMatchObject({ tone: "wait", text: "2 张照片没送完" });
});

it("puts a refusal before everything, and forgets nothing else", () => {
  const unsent = { ...clean, refused: 1, entries: 2, oldest: "2026-11-20T09:00:00+08:00" };
  expect(unsentWord(unsent, now)).toEqual({
    tone: "bad",
    text: "1 条没收下",
    more: "仅在本机：2 条，最久 2 天",
  });
});
