import { expect, it } from "vitest";
import type { NeedStepBody } from "../../api/wire.ts";
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
