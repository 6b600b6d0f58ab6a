import { expect, it } from "vitest";
import type { NeedStepBody } from "../../api/wire.ts";
import { photo, photoBytes } from "../../store/photos.ts";
import { maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { addNeedStep } from "./addNeedStep.ts";

it("adds a step to a need, each with an id of its own", async () => {
  const engine = fakeEngine();
  const step = { need_id: "need-1", kind: "progress", note: "药已送到" } as const;
  const entries = [await addNeedStep(engine, maoJing(), step), await addNeedStep(engine, maoJing(), step)];
  expect(entries).toMatchObject([
    { kind: "need.step", body: step },
    { kind: "need.step", body: step },
  ]);
  const ids = entries.flatMap((entry) => [entry.id, (entry.body as NeedStepBody).id]);
  expect(new Set(ids).size).toBe(4);
  expect(engine.outbox.nudge).toHaveBeenCalledTimes(2);
});

it("keeps the pictures with the step, to be sent after it", async () => {
  const engine = fakeEngine();
  const note = {
    id: "photo-1",
    sha256: "0".repeat(64),
    bytes: 3,
    kind: "scene",
    taken_at: "2026-11-22T02:00:00Z",
  } as const;
  const picture = { note, data: new Uint8Array([1, 2, 3]).buffer };
  const step = { need_id: "need-1", kind: "resolved", note: "药取回来了" } as const;
  const entry = await addNeedStep(engine, maoJing(), step, [picture]);
  expect(entry.body).toMatchObject({ photos: [note] });
  expect(await photo(engine.store, "photo-1")).toMatchObject({
    ...note,
    entry_id: entry.id,
    state: "waiting",
  });
  expect((await photoBytes(engine.store, "photo-1"))?.byteLength).toBe(3);
});
