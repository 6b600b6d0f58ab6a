import { expect, it } from "vitest";
import { behind, figures } from "./figures.ts";

const open = figures.find(({ figure }) => figure === "open");

it.each([
  ["category", "water", "522634", "/needs?region=522634&category=water&state=open"],
  ["village", "522634101001", "522634", "/needs?region=522634101001&state=open"],
  ["village", "522634101", "522634", "/needs?region=522634101&directly=1&state=open"],
  ["township", "522634", "522634", "/needs?region=522634&directly=1&state=open"],
  ["owner", "none", undefined, "/needs?owner=none&state=open"],
  ["age", "longer", undefined, "/needs?age=longer&state=open"],
] as const)("a figure by %s opens the rows of %s", (by, key, region, to) => {
  expect(open?.rows(behind(by, key, region))).toBe(to);
});

it("the sum opens the whole list", () => {
  expect(figures.map(({ rows }) => rows({ region: undefined }))).toEqual([
    "/needs?state=open",
    "/needs?due=unaccepted",
    "/needs?due=soon",
    "/needs?due=overdue",
    "/needs?lacks=owner",
    "/needs?lacks=next_step",
    "/needs?state=resolved",
    "/needs?state=confirmed",
    "/needs?state=declined",
    "/needs?errand=1",
  ]);
});
