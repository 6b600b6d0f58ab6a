import { describe, expect, it } from "vitest";
import { actOf, neighbour, openAfter } from "./keys.ts";

const press = (key: string, change: Partial<Parameters<typeof actOf>[0]> = {}) =>
  actOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    target: document.body,
    ...change,
  });

function focused(html: string): Element {
  document.body.innerHTML = html;
  return document.body.querySelector(".here") as Element;
}

describe("a key", () => {
  it("does what the list of keys says", () => {
    expect(["j", "k", "a", "r", "u", "x", "/", "?"].map((key) => press(key))).toEqual([
      "next",
      "previous",
      "approve",
      "return",
      "undo",
      "select",
      "search",
      "keys",
    ]);
    expect(press("q")).toBeNull();
    expect(press("toString")).toBeNull();
  });

  it("is known in capitals and in full width", () => {
    expect(press("A")).toBe("approve");
    expect(press("ａ")).toBe("approve");
    expect(press("？")).toBe("keys");
    expect(press("／")).toBe("search");
  });

  it("is the browser's with Ctrl, Alt or Meta", () => {
    expect(press("r", { ctrlKey: true })).toBeNull();
    expect(press("a", { metaKey: true })).toBeNull();
    expect(press("j", { altKey: true })).toBeNull();
  });

  it("is the writer's while somebody types or chooses, and in a dialog", () => {
    for (const html of [
      '<input class="here">',
      '<textarea class="here"></textarea>',
      '<select class="here"></select>',
      '<dialog><button class="here"></button></dialog>',
    ]) {
      expect(press("a", { target: focused(html) }), html).toBeNull();
    }
    expect(press("a", { target: focused('<input type="checkbox" class="here">') })).toBe("approve");
  });

  it("held down goes on through the list, but gives no verdict twice", () => {
    expect(press("j", { repeat: true })).toBe("next");
    expect(press("a", { repeat: true })).toBeNull();
  });
});

describe("in a list", () => {
  const ids = ["a", "b", "c", "d"];

  it("the neighbour is the next or the one before, and the ends are ends", () => {
    expect(neighbour(ids, "b", 1)).toBe("c");
    expect(neighbour(ids, "a", -1)).toBe("a");
    expect(neighbour(ids, "d", 1)).toBe("d");
  });

  it("begins at the first when nothing, or something gone, is open", () => {
    expect(neighbour(ids, null, 1)).toBe("a");
    expect(neighbour(ids, "z", 1)).toBe("a");
    expect(neighbour([], null, 1)).toBeNull();
  });

  it("goes on to the next one that stays, then back, then nowhere", () => {
    expect(openAfter(ids, new Set(["b", "c"]), "b")).toBe("d");
    expect(openAfter(ids, new Set(["c", "d"]), "d")).toBe("b");
    expect(openAfter(ids, new Set(ids), "b")).toBeNull();
  });

  it("stays where one is when others leave", () => {
    expect(openAfter(ids, new Set(["a"]), "c")).toBe("c");
    expect(openAfter(ids, new Set(["a"]), null)).toBeNull();
  });
});
