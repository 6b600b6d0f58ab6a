import { beforeAll, expect, it } from "vitest";
import { learn, learnt } from "../../words/words.ts";
import desk from "../../words/zh-Hans/desk.json";
import { distanceWord, placeWord } from "./placeWord.ts";

beforeAll(async () => {
  learn({ desk });
  await learnt();
});

it("A place is told as a direction and a distance from where the household was found before", () => {
  expect(placeWord({ metres: 323, bearing: 50 })).toBe("在以前找到这户的地方东北约 320 米");
  expect(placeWord({ metres: 4210, bearing: 350 })).toBe("在以前找到这户的地方北约 4.2 公里");
  expect(placeWord({ metres: 12, bearing: 180 })).toBe("和以前是同一处");
});

it("A distance is no more exact than people walk it", () => {
  expect([994, 1000, 9_960, 12_499].map(distanceWord)).toEqual([
    "990 米",
    "1.0 公里",
    "10.0 公里",
    "12 公里",
  ]);
});
