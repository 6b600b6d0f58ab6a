import { signal } from "@preact/signals";
import { act } from "preact/test-utils";
import { expect, it, onTestFinished, vi } from "vitest";
import { Problem } from "../api/problem.ts";
import { liYue } from "../testing/cast.ts";
import { stage } from "../testing/stage.tsx";
import { fakeWorld } from "../testing/world.ts";
import { learn } from "../words/words.ts";
import shell from "../words/zh-Hans/shell.json";
import { account, noticeExpiry } from "./account.ts";
import { AppProvider, openApp } from "./app.ts";
import { Root } from "./Root.tsx";
import { useHoldUpdate } from "./update.ts";

const writing = signal(true);

function Form() {
  useHoldUpdate();
  return <p>写了一半</p>;
}

vi.mock("./rooms.ts", () => ({
  loadField: async () => ({ default: () => (writing.value ? <Form /> : <p>今天</p>) }),
}));

it("asks for a new password only when nothing is half-written", async () => {
  learn({ shell });
  account.value = liYue;
  onTestFinished(() => {
    account.value = null;
  });
  await stage()(
    <AppProvider value={openApp(fakeWorld())}>
      <Root />
    </AppProvider>,
  );
  const page = () => document.body.textContent;
  await vi.waitFor(() => expect(page()).toContain("写了一半"));
  await act(() => noticeExpiry(new Problem(403, { code: "password_change_required", title: "" })));
  expect(page()).toContain("写了一半");
  await act(() => {
    writing.value = false;
  });
  await vi.waitFor(() => expect(document.querySelector("input[type=password]")).not.toBeNull());
});
