import { describe, expect, it } from "vitest";
import type { VisitWhole } from "../../api/deskWire.ts";
import { openShelf } from "./shelf.ts";

const whole = (id: string) => ({ id, content: { photos: [] } }) as unknown as VisitWhole;
const settled = () => new Promise((done) => setTimeout(done));

describe("the shelf", () => {
  it("has the visit that was put there, once", async () => {
    const shelf = openShelf(async (id) => whole(id));
    shelf.put("a");
    expect(shelf.take("a")).toBeNull();
    await settled();
    expect(shelf.take("a")).toEqual(whole("a"));
    expect(shelf.take("a")).toBeNull();
  });

  it("keeps only the one wanted last, in whichever order they come", async () => {
    const coming = new Map<string, (visit: VisitWhole) => void>();
    const shelf = openShelf((id) => new Promise((done) => coming.set(id, done)));
    shelf.put("a");
    shelf.put("b");
    coming.get("b")?.(whole("b"));
    coming.get("a")?.(whole("a"));
    await settled();
    expect([shelf.take("a"), shelf.take("b")]).toEqual([null, whole("b")]);
  });

  it("is empty when the visit could not be had", async () => {
    const shelf = openShelf(() => Promise.reject(new Error("away")));
    shelf.put("a");
    await settled();
    expect(shelf.take("a")).toBeNull();
  });
});
