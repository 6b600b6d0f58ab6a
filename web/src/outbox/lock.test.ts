import { expect, it, vi } from "vitest";
import { fakeWorld } from "../testing/world.ts";
import { alone } from "./lock.ts";

const never = new Promise<void>(() => undefined);

it("runs, and lets the next one run", async () => {
  const world = fakeWorld();
  const work = vi.fn(async () => undefined);
  expect(await alone(world, "sender", work)).toBe(true);
  expect(await alone(world, "sender", work)).toBe(true);
  expect(work).toHaveBeenCalledTimes(2);
});

it("does not run while another tab is at it, until that tab has died", async () => {
  const world = fakeWorld();
  vi.useFakeTimers();
  alone(world, "sender", () => never);
  expect(await alone(world, "sender", async () => undefined)).toBe(false);
  vi.useRealTimers();
  world.time += 31_000;
  expect(await alone(world, "sender", async () => undefined)).toBe(true);
});

it("is not kept from running by a tab that died under a clock that stood years ahead", async () => {
  const world = fakeWorld();
  vi.useFakeTimers();
  alone(world, "sender", () => never);
  vi.useRealTimers();
  world.time -= 10 * 365 * 86_400_000;
  expect(await alone(world, "sender", async () => undefined)).toBe(true);
});

it("frees the lock when the work fails", async () => {
  const world = fakeWorld();
  await expect(alone(world, "sender", () => Promise.reject(new Error("cut")))).rejects.toThrow("cut");
  expect(await alone(world, "sender", async () => undefined)).toBe(true);
});

it("asks the browser's own locks where there are any", async () => {
  const world = fakeWorld();
  const request = vi.fn(async (_name: string, _options: LockOptions, then: (lock: Lock | null) => unknown) =>
    then(null),
  );
  world.locks = { request } as unknown as LockManager;
  expect(await alone(world, "sender", async () => undefined)).toBe(false);
  expect(request.mock.calls[0]?.[1]).toEqual({ ifAvailable: true });
});
