import { beforeEach, expect, it } from "vitest";
import { goTo, placeNow } from "./place.ts";

beforeEach(() => {
  document.body.innerHTML = `
    <div data-field="checks.food"><input type="radio" name="a"><input type="radio" name="a" checked></div>
    <div data-field="needs"><button>+</button>
      <div data-line="needs.0"><select></select><input type="text"></div>
      <div data-line="needs.1"><select></select><input type="text"></div></div>
    <div data-field="summary"><textarea></textarea></div>`;
});

const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

it("names the line, else the field, and the depth", () => {
  focus("[data-line='needs.1'] input");
  expect(placeNow()).toBe("needs.1@0");
  focus("textarea");
  expect(placeNow()).toBe("summary@0");
});

it("comes back to the very line", () => {
  goTo("needs.1@0");
  expect(document.activeElement).toBe(document.querySelector("[data-line='needs.1'] input"));
});

it("comes to what is chosen in a row of choices", () => {
  goTo("checks.food");
  expect(document.activeElement).toBe(document.querySelector(":checked"));
});

it("stays where it is when the field is no longer there", () => {
  focus("textarea");
  goTo("needs.7@0");
  expect(document.activeElement?.tagName).toBe("TEXTAREA");
});
