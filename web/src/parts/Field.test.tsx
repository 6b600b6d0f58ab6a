import { expect, it } from "vitest";
import { stage } from "../testing/stage.tsx";
import { TextArea, TextField } from "./Field.tsx";

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

it("A text says how full it is before what is pasted beyond is cut", async () => {
  const draw = stage();
  const told = async (length: number) => {
    await draw(<TextArea label="说明" value={"字".repeat(length)} onType={() => {}} maxLength={1000} />);
    return document.querySelector("[role=status]")?.textContent;
  };
  expect(await told(900)).toBeUndefined();
  expect(await told(1000)).toBe("1000 / 1000");
});
