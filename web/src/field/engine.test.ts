import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../store/database.ts";
import { allDrafts, putDraft } from "../store/drafts.ts";
import { draft, liYue } from "../testing/cast.ts";
import { testKey } from "../testing/store.ts";
import { fakeWorld } from "../testing/world.ts";
import { openPen } from "./draftPen.ts";
import { closeEngine, openEngine } from "./engine.ts";

it("closes the store only when the last keystrokes are on the disk", async () => {
  const engine = openEngine(fakeWorld(), liYue, testKey, () => {});
  const pen = openPen(engine, draft());
  await putDraft(engine.store, draft());
  pen.write({ summary: "门锁着" });
  await closeEngine(engine);

  const store = openStore(liYue.id, testKey);
  onTestFinished(() => store.delete());
  expect(await allDrafts(store)).toMatchObject([{ summary: "门锁着" }]);
});
