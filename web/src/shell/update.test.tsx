import { act } from "preact/test-utils";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { stage } from "../testing/stage.tsx";
import { learn } from "../words/words.ts";
import shell from "../words/zh-Hans/shell.json";
import { UpdateOffer } from "./UpdateOffer.tsx";
import { installWorker, updateAsked, useHoldUpdate } from "./update.ts";

function Form() {
  useHoldUpdate();
  return null;
}

const newer = { postMessage: vi.fn() };

beforeEach(async () => {
  vi.stubEnv("PROD", true);
  newer.postMessage.mockClear();
  updateAsked.value = false;
  const registration = Object.assign(new EventTarget(), { waiting: newer, installing: null });
  const container = Object.assign(new EventTarget(), { controller: {}, register: async () => registration });
  Object.defineProperty(navigator, "serviceWorker", { configurable: true, value: container });
  learn({ shell });
  await installWorker();
});

const page = (writing: boolean) => (
  <>
    <UpdateOffer />
    {writing && <Form />}
  </>
);

it("offers a version that lies ready, and takes it when asked", async () => {
  await stage()(page(false));
  expect(document.body.textContent).toContain("有新版本");
  document.querySelector("button")?.click();
  expect(newer.postMessage).toHaveBeenCalledWith("take over");
});

it("opens the page anew when the newer version still waits after it was asked", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const reload = vi.spyOn(location, "reload").mockReturnValue();
  onTestFinished(() => {
    vi.useRealTimers();
    reload.mockRestore();
  });
  await stage()(page(false));
  await act(() => document.querySelector("button")?.click());
  expect(document.querySelector("button")).toBeNull();
  expect(document.body.textContent).toContain("正在更新");
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2000);
  expect(reload).toHaveBeenCalledOnce();
});

it("waits while a form is open", async () => {
  const show = stage();
  await show(page(true));
  expect(document.querySelector("button")).toBeNull();
  expect(document.body.textContent).toContain("写完这份再更新");
  await show(page(false));
  expect(document.querySelector("button")).not.toBeNull();
});
