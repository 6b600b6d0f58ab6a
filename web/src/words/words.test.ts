import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as lists from "../api/terms.ts";
import { locales } from "./locale.ts";

const src = join(import.meta.dirname, "..");
const rooms = ["shell", "lock", "field", "desk", "problems", "terms"];

const catalogue = (locale: string, room: string): Record<string, string> =>
  JSON.parse(readFileSync(join(src, "words", locale, `${room}.json`), "utf8"));

const code = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.d\.ts$|^testing/.test(path))
  .map((path) => ({ path: path.replace(/\\/g, "/"), text: readFileSync(join(src, path), "utf8") }));

const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe.each(rooms)("%s", (room) => {
  const chinese = catalogue("zh-Hans", room);

  it.each(locales)("has every text in %s, none empty, with the same slots", (locale) => {
    const words = catalogue(locale, room);
    expect(Object.keys(words)).toEqual(Object.keys(chinese));
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe("");
      expect(slots(text), key).toEqual(slots(chinese[key] ?? ""));
    }
  });

  // terms is a vocabulary, held against the wire's lists below
  it.skipIf(room === "terms")("has no text that nobody says", () => {
    const all = code.map((file) => file.text).join("\n");
    const said = new Set(all.match(/\b(shell|lock|field|desk|problems|terms)\.[\w.]+/g));
    const begun = [...all.matchAll(/`((?:shell|lock|field|desk|problems|terms)\.[\w.]*)\$\{/g)].map(
      (match) => match[1] ?? "",
    );
    const idle = Object.keys(chinese)
      .map((key) => `${room}.${key}`)
      .filter((key) => !said.has(key) && !begun.some((start) => key.startsWith(start)));
    expect(idle).toEqual([]);
  });
});

it("has a word for every term of the wire, and no other", () => {
  const families = {
    check: lists.checks,
    finding: lists.findings,
    mode: lists.modes,
    measure: lists.measureKinds,
    need: lists.needCategories,
    urgency: lists.urgencies,
    needState: lists.needStates,
    needStep: lists.needStepKinds,
    photo: lists.photoKinds,
    pairing: lists.pairingRoles,
    post: lists.postKinds,
    coverage: lists.coverageKinds,
    visitState: lists.visitStates,
    flag: lists.flagKinds,
    decision: lists.decisions,
    role: lists.roles,
    level: lists.regionLevels,
    reasonCode: lists.reasonCodes,
    reasonField: lists.reasonFields,
    custody: ["phone", "received", "verified"],
  };
  const expected = Object.entries(families).flatMap(([family, list]) =>
    list.map((name) => `${family}.${name}`),
  );
  expect(Object.keys(catalogue("zh-Hans", "terms")).sort()).toEqual(expected.sort());
});

it("has words for every failure that the server can name", () => {
  const source = readFileSync(join(src, "../../server/problems.py"), "utf8");
  const codes = [...source.matchAll(/^ {4}"(\w+)": \(\d{3},/gm)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThan(30);
  expect(Object.keys(catalogue("zh-Hans", "problems"))).toEqual(expect.arrayContaining(codes));
});

const isKey = (node: ts.Node) => ts.isJsxElement(node) && node.openingElement.tagName.getText() === "kbd";

/** What a reader could see: text between tags, and the attributes that are shown or read out. */
function visible(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && !isKey(node.parent) && /\p{L}/u.test(node.text))
      found.push(`${path}: ${node.text.trim()}`);
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const shown = /^(title|alt|placeholder|label|legend|text|hint|aria-label)$/.test(node.name.getText());
      if (shown && node.initializer.text !== "") found.push(`${path}: ${node.initializer.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

describe("code", () => {
  it("says nothing by itself", () => {
    const screens = code.filter((file) => file.path.endsWith(".tsx"));
    expect(screens.flatMap((file) => visible(file.path, file.text))).toEqual([]);
  });

  it("has Chinese only as official terms and names of languages", () => {
    const allowed = new Set(["api/terms.ts", "words/locale.ts"]);
    const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const speaking = code
      .filter((file) => /\p{Script=Han}/u.test(withoutComments(file.text)))
      .map((file) => file.path);
    expect(speaking.filter((path) => !allowed.has(path))).toEqual([]);
  });
});
