import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso/router";
import { expect, it, vi } from "vitest";
import { AppProvider, openApp } from "../../shell/app.ts";
import { json } from "../../testing/answers.ts";
import { found, press, seen } from "../../testing/field.tsx";
import { stage } from "../../testing/stage.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { learn, speak } from "../../words/words.ts";
import desk from "../../words/zh-Hans/desk.json";
import terms from "../../words/zh-Hans/terms.json";
import { HandOver } from "./HandOver.tsx";

const region = { code: "522634101", name: "西江镇", level: "township" };
const helpers = ["李月", "陈明", "杨光"].map((name) => ({
  id: name,
  name,
  region,
  phone: "138****0000",
  disabled_at: null,
}));

const choose = (label: string, value: string) =>
  act(() => {
    const select = [...document.querySelectorAll("label")].find((one) => one.textContent === label)
      ?.nextElementSibling as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });

it("What was counted for one taker is never shown for another, however late it comes", async () => {
  learn({ desk, terms });
  await speak("zh-Hans");
  let count = (_: Response) => {};
  const world = fakeWorld((path) =>
    path.startsWith("/api/accounts")
      ? json({ accounts: helpers, next: null })
      : new Promise<Response>((done) => {
          count = done;
        }),
  );
  await stage()(
    <AppProvider value={openApp(world)}>
      <LocationProvider>
        <HandOver />
      </LocationProvider>
    </AppProvider>,
  );
  await vi.waitFor(() => expect(seen("option")).toContain("杨光"));
  await choose("交出的人", "李月");
  await choose("接手的人", "李月");
  expect(seen(".wrong")).toBe("交出和接手不能是同一个人");
  await choose("接手的人", "陈明");
  expect(seen(".wrong")).toBe("");
  await press("先看有多少户");
  await vi.waitFor(() => expect(world.asked.at(-1)?.path).toContain("dry_run=1"));

  await choose("接手的人", "杨光");
  await act(async () =>
    count(json({ dry_run: true, from: "2026-11-22", kept: 0, lead: 7, core: 0, support: 0 })),
  );
  await vi.waitFor(async () =>
    expect((await found<HTMLButtonElement>("button[type=submit]")).disabled).toBe(false),
  );
  expect(seen("h2")).toBe("");
  await choose("接手的人", "陈明");
  expect(seen("button")).toContain("交接 7 户");
});
