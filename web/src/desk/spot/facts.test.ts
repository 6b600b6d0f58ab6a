import { beforeAll, expect, it } from "vitest";
import { learn, learnt } from "../../words/words.ts";
import desk from "../../words/zh-Hans/desk.json";
import terms from "../../words/zh-Hans/terms.json";
import { choicesOf, questionWord, valueWord } from "./facts.ts";

beforeAll(async () => {
  learn({ desk, terms });
  await learnt();
});

const facts = ["day", "mode", "needs", "measures", "checks.medical", "checks.water"];

it("Every fact has a question and every answer a word, none of them a code", () => {
  for (const fact of facts) {
    const said = [questionWord(fact), ...choicesOf(fact).map((value) => valueWord(fact, value, 0))];
    expect(said.join(" "), fact).not.toMatch(/[a-z]/);
  }
  expect(questionWord("checks.medical")).toBe("看病方面，当时有没有难处？");
});

it("A day is told as people say it", () => {
  expect(valueWord("day", "2026-11-22", Date.parse("2026-11-23T00:00:00Z"))).toBe("11月22日");
  expect(valueWord("day", "unknown", 0)).toBe("记不清");
});
