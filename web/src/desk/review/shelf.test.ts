import { describe, expect, it } from "vitest";
import type { VisitWhole } from "../../api/deskWire.ts";
import { openShelf } from "./shelf.ts";

const whole = (id: string) => ({ id, content: { photos: [] } }) as unknown as VisitWhole;
const settled = () => new Promise((done) => setTimeout(done));

function stocked() {
  const asked: string[] = [];
  const shelf = openShelf(async (id) => {
    asked.push(id);
    return whole(id);
  });
  return { shelf, asked };
}

describe("the shelf", () => {
  it("has the visits that were put there, each once", async () => {
    const { shelf } = stocked();
    shelf.put(["a", "b"]);
    expect(shelf.take("a")).toBeNull();
    await settled();
    expect(shelf.take("b")).toEqual(whole("b"));
    expect(shelf.take("b")).toBeNull();
  });

  it("asks for what lies there, or is on its way, no second time", async () => {
    const { shelf, asked } = stocked();
    shelf.put(["a", "b"]);
    shelf.put(["b", "c"]);
    await settled();
    shelf.put(["b", "c"]);
    expect(asked).toEqual(["a", "b", "c"]);
  });

  it("drops what is not wanted any more, also when it comes afterwards", async () => {
    const { shelf } = stocked();
    shelf.put(["a"]);
    shelf.put(["b"]);
    await settled();
    expect([shelf.take("a"), shelf.take("b")]).toEqual([null, whole("b")]);
  });

  it("is empty when the visit could not be had, and tries again", async () => {
    let away = true;
    const shelf = openShelf(async (id) => {
      if (away) throw new Error("away");
      return whole(id);
    });
    shelf.put(["a"]);
    await settled();
    expect(shelf.take("a")).toBeNull();
    away = false;
    shelf.put(["a"]);
    await settled();
    expect(shelf.take("a")).toEqual(whole("a"));
  });
});
