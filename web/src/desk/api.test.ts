import { expect, it } from "vitest";
import { openApi } from "../api/client.ts";
import type { NewReview } from "../api/deskWire.ts";
import { fakeWorld } from "../testing/world.ts";
import { review } from "./api.ts";

const returned = (i: number): NewReview => ({
  id: `review-${i}`,
  visit_id: `visit-${i}`,
  revision: 1,
  decision: "returned",
  reasons: [],
  note: "请补照片。".repeat(200),
});

it.each([
  [1, true],
  [40, false],
])("Of %i long returns: may they outlive their page? %s", async (n, outlives) => {
  const kept: unknown[] = [];
  const world = fakeWorld((_path, { keepalive }) => {
    kept.push(keepalive);
    return Response.json({ results: [] });
  });
  await review(
    openApi(world),
    Array.from({ length: n }, (_, i) => returned(i)),
  );
  expect(kept).toEqual([outlives]);
});
