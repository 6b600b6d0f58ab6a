import { expect, it } from "vitest";
import { rule } from "./rules.ts";

const home = "https://ruhu.example";
const kept = ["/", "/assets/main-1.js"];
const ask = (path: string, change = {}) =>
  rule({ method: "GET", url: home + path, mode: "no-cors", ...change }, home, kept, ["/assets/zxing-1.wasm"]);

it.each([
  ["any page", ask("/households/7", { mode: "navigate" }), "page"],
  ["a kept file", ask("/assets/main-1.js"), "keep"],
  ["a file that is kept once it was asked for", ask("/assets/zxing-1.wasm"), "later"],
  ["a file of the desk", ask("/assets/Desk-1.js"), "pass"],
  ["a picture", ask("/api/photos/7?size=thumb"), "pass"],
  ["the API", ask("/api/session"), "pass"],
  ["a workbook opened as a page", ask("/api/tallies/2026-W47.xlsx", { mode: "navigate" }), "pass"],
  ["a push", ask("/api/sync/push", { method: "POST" }), "pass"],
  ["somebody else", ask("", { url: "https://elsewhere.example/assets/main-1.js" }), "pass"],
])("answers for %s: %s", (_name, answer, expected) => {
  expect(answer).toBe(expected);
});
