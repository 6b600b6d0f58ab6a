import { expect, it } from "vitest";
import type { Flag } from "../../api/deskWire.ts";
import { none, quiet, toggle, toggleAll, within } from "./selection.ts";

it("takes one in and lets it go again, without touching what was handed in", () => {
  const one = toggle(none, "a");
  expect([...one]).toEqual(["a"]);
  expect([...toggle(one, "a")]).toEqual([]);
  expect([...one]).toEqual(["a"]);
});

it("takes all, and none where all were chosen", () => {
  expect([...toggleAll(new Set(["b"]), ["a", "b"])]).toEqual(["a", "b"]);
  expect([...toggleAll(new Set(["a", "b"]), ["a", "b"])]).toEqual([]);
});

it("never keeps what has left the list", () => {
  const chosen = new Set(["a", "b"]);
  expect([...within(chosen, ["b", "c"])]).toEqual(["b"]);
  expect(within(chosen, ["a", "b", "c"])).toBe(chosen);
});

it("takes none with an open flag along with all, and keeps the one that was taken by itself", () => {
  const flag = (dismissed: Flag["dismissed"]) => [{ dismissed } as Flag];
  const rows = [
    { id: "quiet", flags: [] },
    { id: "flagged", flags: flag(null) },
    { id: "set aside", flags: flag({ by: "王审核", at: "", note: "电话核实过" }) },
  ];
  expect(quiet(rows)).toEqual(["quiet", "set aside"]);
  expect([...toggleAll(new Set(["flagged"]), quiet(rows))]).toEqual(["quiet", "set aside", "flagged"]);
});
