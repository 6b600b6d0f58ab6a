import { expect, it, onTestFinished, vi } from "vitest";
import { fakeWorld } from "../../testing/world.ts";
import { watchIdle } from "./idle.ts";

const minute = 60_000;

function watched() {
  const world = fakeWorld();
  const lock = vi.fn();
  onTestFinished(watchIdle(world, lock));
  return { world, lock };
}

function show(state: "visible" | "hidden") {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

it("locks when nobody has touched the page for fifteen minutes, once", async () => {
  const { world, lock } = watched();
  await world.pass(15 * minute - 1);
  expect(lock).not.toHaveBeenCalled();
  await world.pass(1);
  await world.pass(15 * minute);
  expect(lock).toHaveBeenCalledTimes(1);
});

it.each(["pointerdown", "keydown", "wheel", "input"])("counts from the last %s", async (sign) => {
  const { world, lock } = watched();
  await world.pass(14 * minute);
  document.body.dispatchEvent(new Event(sign));
  await world.pass(14 * minute);
  expect(lock).not.toHaveBeenCalled();
  await world.pass(minute);
  expect(lock).toHaveBeenCalledTimes(1);
});

it("takes a page that scrolls by itself for an idle one", async () => {
  const { world, lock } = watched();
  await world.pass(14 * minute);
  dispatchEvent(new Event("scroll"));
  await world.pass(minute);
  expect(lock).toHaveBeenCalledTimes(1);
});

it("locks a page that was hidden as soon as it is seen again, though no timer ran meanwhile", () => {
  const { world, lock } = watched();
  show("hidden");
  world.time += 15 * minute;
  expect(lock).not.toHaveBeenCalled();
  show("visible");
  expect(lock).toHaveBeenCalledTimes(1);
});

it("lets nobody in by a touch that comes before the timer", () => {
  const { world, lock } = watched();
  world.time += 15 * minute;
  document.body.dispatchEvent(new Event("pointerdown"));
  expect(lock).toHaveBeenCalledTimes(1);
});

it("takes a short look elsewhere for no absence", () => {
  const { world, lock } = watched();
  show("hidden");
  world.time += 14 * minute;
  show("visible");
  expect(lock).not.toHaveBeenCalled();
});

it("begins anew on a phone whose clock was set back", () => {
  const { world, lock } = watched();
  world.time -= 24 * 60 * minute;
  document.body.dispatchEvent(new Event("keydown"));
  world.time += 15 * minute - 1;
  show("visible");
  expect(lock).not.toHaveBeenCalled();
  world.time += 1;
  show("visible");
  expect(lock).toHaveBeenCalledTimes(1);
});

it("hears nothing any more once it is stopped", async () => {
  const world = fakeWorld();
  const lock = vi.fn();
  watchIdle(world, lock)();
  await world.pass(30 * minute);
  show("visible");
  expect(lock).not.toHaveBeenCalled();
});
