import type { RescueAnswer } from "../../api/wire.ts";
import type { Key } from "../../words/words.ts";

const advices: [Key, (answer: RescueAnswer) => number][] = [
  ["shell.rescue.held", ({ operations }) => operations.held],
  ["shell.rescue.refused", ({ operations }) => operations.refused],
  ["shell.rescue.photosRefused", ({ photos }) => photos.refused],
];

/** What is to be done about that of a file which was not taken. */
export const advice = (answer: RescueAnswer): Key[] =>
  advices.filter(([, count]) => count(answer) > 0).map(([key]) => key);
