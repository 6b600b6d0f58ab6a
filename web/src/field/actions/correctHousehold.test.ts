import { expect, it } from "vitest";
import { maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { correctHousehold } from "./correctHousehold.ts";

it("corrects a telephone number against the revision it saw", async () => {
  const engine = fakeEngine();
  const correction = { member_id: "member-mao", field: "phone", was: "13812345678", value: null } as const;
  const entry = await correctHousehold(engine, maoJing(), correction);
  expect(entry.body).toMatchObject({ household_id: "household-mao", base_revision: 3, ...correction });
  expect(engine.outbox.nudge).toHaveBeenCalled();
});
