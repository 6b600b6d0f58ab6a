import { beforeEach, expect, it } from "vitest";
import { bytesWord } from "./amounts.ts";
import { locale } from "./locale.ts";
import { agoWord, daysBetween, dayWord, momentWord } from "./when.ts";

/** By this device's own midnight, whatever its zone. */
const local = (text: string) => new Date(text).toISOString();
const now = new Date("2026-11-22T12:00:00").getTime();

beforeEach(() => {
  locale.value = "zh-Hans";
});

it("counts days by the calendar, not by hours", () => {
  expect(daysBetween(local("2026-11-21T23:59:00"), now)).toBe(1);
  expect(daysBetween(local("2026-11-22T00:01:00"), now)).toBe(0);
  expect(daysBetween(local("2026-10-12T12:00:00"), now)).toBe(41);
});

it("says a moment as people do", () => {
  expect(momentWord(local("2026-11-22T10:02:00"), now)).toBe("今天 10:02");
  expect(momentWord(local("2026-11-21T16:20:00"), now)).toBe("昨天 16:20");
  expect(momentWord(local("2026-11-19T16:20:00"), now)).toBe("11月19日");
  expect(dayWord(local("2025-11-19T16:20:00"), now)).toBe("2025年11月19日");
});

it("says how long ago, in the reader's language", () => {
  expect(agoWord(local("2026-11-20T10:00:00"), now)).toBe("前天");
  expect(agoWord(local("2026-11-12T10:00:00"), now)).toBe("10天前");
  locale.value = "en";
  expect(agoWord(local("2026-11-12T10:00:00"), now)).toBe("10 days ago");
});

it("rounds amounts to what a person can use", () => {
  expect([1, 1200, 419_840, 1_300_000].map(bytesWord)).toEqual(["1 KB", "1 KB", "410 KB", "1.2 MB"]);
});
