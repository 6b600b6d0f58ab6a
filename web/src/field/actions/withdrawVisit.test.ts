import { expect, it } from "vitest";
import { allEntries } from "../../store/entries.ts";
import { maoJing, visit } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { withdrawVisit } from "./withdrawVisit.ts";

it("takes a visit back with the revision it saw", async () => {
  const engine = fakeEngine();
  await withdrawVisit(engine, maoJing(), visit({ revision: 2 }), " 记错了户 ");
  expect(await allEntries(engine.store)).toMatchObject([
    { kind: "visit.withdraw", body: { visit_id: "visit-1", base_revision: 2, reason: "记错了户" } },
  ]);
});
