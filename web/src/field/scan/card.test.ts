import { expect, it } from "vitest";
import { maoJing } from "../../testing/cast.ts";
import { byNumber, byToken, digitsIn, isCardNumber, spaced, tokenIn } from "./card.ts";

const card = { token: "abcdEFGH1234_-78", number: "48310570" };
const views = [{ household: maoJing({ id: "other", card: null }) }, { household: maoJing({ card }) }];

it.each([
  ["https://ruhu.example/c/abcdEFGH1234_-78", card.token],
  ["http://10.0.0.2:8000/c/abcdEFGH1234_-78", card.token],
  ["https://ruhu.example/c/abcd", null],
  ["https://elsewhere.example/", null],
  ["abcdEFGH1234_-78", null],
])("finds the token in %s", (said, token) => {
  expect(tokenIn(said)).toBe(token);
});

it("takes a number as people type it", () => {
  expect(digitsIn(` ${spaced("48310570")} `)).toBe("48310570");
  expect(digitsIn("４８３１　０５７０")).toBe("48310570");
});

it("notices a slip: Damm's own example, a wrong digit, two that changed places", () => {
  expect(isCardNumber("00005724")).toBe(true);
  expect(isCardNumber("00005734")).toBe(false);
  expect(isCardNumber("00007524")).toBe(false);
  expect(isCardNumber("5724")).toBe(false);
});

it("knows whose card it is, and that it is nobody's of ours", () => {
  expect(byToken(views, card.token)?.household.id).toBe("household-mao");
  expect(byNumber(views, card.number)?.household.id).toBe("household-mao");
  expect(byToken(views, "another")).toBeUndefined();
});
