import { expect, it } from "vitest";
import { drafted, settled, wrongs } from "./draft.ts";

const said = {
  accept_within: 2,
  settle_within: 20,
  warn_before: 3,
  days_off: ["2026-07-23"],
  calendar_until: "2026-12-31",
};

it("what is not touched is sent as it came", () => {
  const { calendar_until: _, ...kept } = said;
  expect(settled(drafted(said))).toEqual(kept);
  expect(wrongs(drafted(said))).toEqual([]);
});

it("a holiday that was typed is saved with the others, added or not", () => {
  expect(settled({ ...drafted(said), day_off: "2026-04-03" }).days_off).toEqual(["2026-04-03", "2026-07-23"]);
  expect(settled({ ...drafted(said), day_off: "2026-07-23" }).days_off).toEqual(["2026-07-23"]);
});

it.each([
  [{ accept_within: "0" }, ["accept_within"]],
  [{ accept_within: "" }, ["accept_within"]],
  [{ warn_before: "21" }, ["warn_before"]],
  [{ settle_within: "1" }, ["accept_within", "warn_before"]],
  [{ settle_within: "251" }, ["settle_within"]],
  [{ warn_before: "1.5" }, ["warn_before"]],
])("%o is at fault in %o", (change, names) => {
  expect(wrongs({ ...drafted(said), ...change })).toEqual(names);
});
