import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
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

it("makes what a long list of days needs once, not for each row", () => {
  locale.value = "zh-Hant";
  let made = 0;
  class Counted extends Intl.DateTimeFormat {
    constructor(...said: ConstructorParameters<typeof Intl.DateTimeFormat>) {
      super(...said);
      made += 1;
    }
  }
  vi.stubGlobal("Intl", Object.create(Intl, { DateTimeFormat: { value: Counted } }));
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  for (let row = 0; row < 50; row++) momentWord(local("2026-11-22T10:02:00"), now);
  expect(made).toBe(1);
});
