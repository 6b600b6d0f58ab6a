import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { found, type } from "../testing/field.tsx";
import { stage } from "../testing/stage.tsx";
import { SearchField } from "./SearchField.tsx";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function list() {
  const draw = stage();
  const asked: string[] = [];
  const show = (value: string | undefined, helper = "") =>
    draw(
      <SearchField
        label="找户主"
        value={value}
        onSearch={(text) => asked.push([text, helper].filter(Boolean).join(" "))}
      />,
    );
  return { asked, show };
}

const pass = () =>
  act(() => {
    vi.advanceTimersByTime(1000);
  });

it("Enter searches at once, and not again when the pause is over", async () => {
  const { asked, show } = list();
  await show(undefined);
  await type("input", "毛 ");
  const form = await found("form");
  await act(() => {
    form.dispatchEvent(new Event("submit", { cancelable: true }));
  });
  expect(asked).toEqual(["毛"]);
  await show("毛");
  await pass();
  expect(asked).toEqual(["毛"]);
  expect((await found<HTMLInputElement>("input")).value).toBe("毛 ");
});

it("a search after a pause keeps what was narrowed meanwhile", async () => {
  const { asked, show } = list();
  await show(undefined);
  await type("input", "毛");
  await show(undefined, "李月");
  await pass();
  expect(asked).toEqual(["毛 李月"]);
});

it("shows what is searched for, also when the back button has changed it", async () => {
  const { asked, show } = list();
  await show("毛");
  await show(undefined);
  expect((await found<HTMLInputElement>("input")).value).toBe("");
  await pass();
  expect(asked).toEqual([]);
});
