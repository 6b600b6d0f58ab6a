import { expect, it } from "vitest";
import type { Flag } from "../../api/deskWire.ts";
import { alike } from "./alike.ts";

const flag = (id: string, kind: Flag["kind"], visit_id?: string): Flag => ({
  id,
  kind,
  about: { visit_id },
  dismissed: null,
});

it("puts together what is said of one other visit in one way, and keeps the order of the first of each", () => {
  const flags = [
    flag("a", "similar_text", "x"),
    flag("b", "similar_photo", "x"),
    flag("c", "similar_photo", "y"),
    flag("d", "similar_photo", "x"),
    flag("e", "urgent_need"),
    flag("f", "urgent_need"),
  ];
  expect(alike(flags).map((heap) => heap.map(({ id }) => id).join(""))).toEqual(["a", "bd", "c", "e", "f"]);
});
