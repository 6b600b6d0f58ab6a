import { expect, it, vi } from "vitest";
import { browserWorld, uuid7 } from "./world.ts";

it("makes ids of version 7 that sort by time", () => {
  const early = uuid7(Date.parse("2026-11-22T00:00:00Z"), new Uint8Array(16).fill(0xff));
  const late = uuid7(Date.parse("2026-11-22T00:00:00.001Z"), new Uint8Array(16));
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
  expect(Number.parseInt(early.replace(/-/g, "").slice(0, 12), 16)).toBe(Date.parse("2026-11-22T00:00:00Z"));
});

it("never makes the same id twice", () => {
  const world = browserWorld();
  const ids = new Set(Array.from({ length: 1000 }, () => world.id()));
  expect(ids.size).toBe(1000);
});

it("makes ids that sort as they were made, also within a millisecond and after the clock was set back by years", () => {
  const clock = vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-11-22T00:00:00Z"));
  const world = browserWorld();
  const ids = [world.id(), world.id(), world.id()];
  clock.mockReturnValue(Date.parse("2015-01-01T00:00:00Z"));
  ids.push(world.id(), browserWorld().id());
  clock.mockRestore();
  expect(ids).toEqual([...ids].sort());
});

it("ends a wait at once when it is called off", async () => {
  const off = new AbortController();
  const waiting = browserWorld().wait(60_000, off.signal);
  off.abort();
  await waiting;
});
