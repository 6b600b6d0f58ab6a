import { expect, it } from "vitest";
import { draft, maoJing } from "../testing/cast.ts";
import { emptyStore } from "../testing/store.ts";
import { dropDraft, putDraft } from "./drafts.ts";
import { allHouseholds, takeBundles } from "./households.ts";

it("keeps a household that is no longer mine for as long as a visit to it is half-written", async () => {
  const store = emptyStore();
  await takeBundles(store, [maoJing()], []);
  await putDraft(store, draft());
  await takeBundles(store, [], ["household-mao"]);
  expect(await allHouseholds(store)).toHaveLength(1);
  await dropDraft(store, "draft-1");
  await takeBundles(store, [], ["household-mao"]);
  expect(await allHouseholds(store)).toEqual([]);
});
