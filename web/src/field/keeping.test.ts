import { expect, it, vi } from "vitest";
import { putDraft } from "../store/drafts.ts";
import { draft, maoJing } from "../testing/cast.ts";
import { fakeEngine } from "../testing/engine.ts";
import { saveVisit } from "./actions/saveVisit.ts";
import { askToKeep, keepAnswer } from "./keeping.ts";

const day = 86_400_000;

function phone(promised: boolean) {
  const engine = fakeEngine();
  const ask = vi.spyOn(engine.world, "askToKeep").mockResolvedValue(promised);
  return { ...engine, ask };
}

it("asks when the first visit is saved, not before", async () => {
  const engine = phone(true);
  await putDraft(engine.store, draft());
  expect(engine.ask).not.toHaveBeenCalled();
  await saveVisit(engine, maoJing(), draft());
  expect(engine.ask).toHaveBeenCalledTimes(1);
  await vi.waitFor(() =>
    expect(keepAnswer(engine.world)).toEqual({ at: "2026-11-22T02:00:00.000Z", promised: true }),
  );
});

it("never asks again after a promise", async () => {
  const { world, ask } = phone(true);
  await askToKeep(world);
  world.time += 365 * day;
  await askToKeep(world);
  expect(ask).toHaveBeenCalledTimes(1);
});

it("asks again once a month while the browser refuses", async () => {
  const { world, ask } = phone(false);
  await askToKeep(world);
  world.time += 29 * day;
  await askToKeep(world);
  expect(ask).toHaveBeenCalledTimes(1);
  world.time += 2 * day;
  await askToKeep(world);
  expect(ask).toHaveBeenCalledTimes(2);
});
