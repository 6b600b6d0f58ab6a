import { expect, it } from "vitest";
import { askedIn, isAskable } from "./asked.ts";

it("A batch means what the list is narrowed to, all of it", () => {
  const narrowed = { region: "522634101", helper: "li", week: "2026-W47", household: "mao", q: "毛" };
  expect(askedIn({ ...narrowed, state: "waiting", order: "newest", flag: undefined })).toEqual(narrowed);
  expect(isAskable({ ...narrowed, state: "waiting", flag: undefined })).toBe(true);
});

it.each(["flag", "directly", "decided", "sample"])(
  "No batch can mean a list that is narrowed by %s",
  (name) => {
    expect(isAskable({ region: "522634101", [name]: "1" })).toBe(false);
  },
);
