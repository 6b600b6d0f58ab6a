import { expect, it } from "vitest";
import { stage } from "../testing/stage.tsx";
import { TextField } from "./Field.tsx";

it("A field is heard with its fault and its hint", async () => {
  const draw = stage();
  const field = (more: { hint?: string; wrong?: string }) => (
    <TextField label="日期" value="" onType={() => {}} {...more} />
  );
  const heard = () =>
    document
      .querySelector("input")
      ?.getAttribute("aria-describedby")
      ?.split(" ")
      .map((id) => document.getElementById(id)?.textContent);
  await draw(field({}));
  expect(heard()).toBeUndefined();
  await draw(field({ hint: "填开始日的前一天", wrong: "请填写" }));
  expect(heard()).toEqual(["请填写", "填开始日的前一天"]);
});
