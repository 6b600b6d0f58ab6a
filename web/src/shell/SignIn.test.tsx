import { act } from "preact/test-utils";
import { beforeEach, expect, it, vi } from "vitest";
import { json, refusal } from "../testing/answers.ts";
import { liYue } from "../testing/cast.ts";
import { stage } from "../testing/stage.tsx";
import { fakeWorld, type Handler, noNetwork } from "../testing/world.ts";
import { learn, speak } from "../words/words.ts";
import problems from "../words/zh-Hans/problems.json";
import shell from "../words/zh-Hans/shell.json";
import { account } from "./account.ts";
import { AppProvider, openApp } from "./app.ts";
import { SignIn } from "./SignIn.tsx";

beforeEach(async () => {
  account.value = null;
  learn({ shell, problems });
  await speak("zh-Hans");
});

async function shown(handler: Handler) {
  const app = openApp(fakeWorld(handler));
  await stage()(
    <AppProvider value={app}>
      <SignIn />
    </AppProvider>,
  );
}

const input = (type: string) =>
  document.querySelector<HTMLInputElement>(`input[type=${type}]`) as HTMLInputElement;

async function fillIn(phone: string, password: string) {
  await act(() => {
    for (const [type, value] of [
      ["tel", phone],
      ["password", password],
    ] as const) {
      input(type).value = value;
      input(type).dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await act(() => {
    document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
}

it("signs in with what was typed", async () => {
  let sent: unknown;
  await shown((_path, init) => {
    sent = JSON.parse(String(init.body));
    return json({ account: liYue, server_time: "2026-11-22T02:00:00Z", demonstration: false, keys: null });
  });
  await fillIn(" 13800000001 ", "ruhu-demo");
  await vi.waitFor(() => expect(account.value).toEqual(liYue));
  expect(sent).toMatchObject({ phone: "13800000001", password: "ruhu-demo" });
});

it.each([
  ["a wrong password", () => refusal(401, "bad_credentials"), "手机号或密码不对"],
  ["no network", noNetwork, "连不上县里，请看看网络"],
])("says in words that it met %s", async (_name, handler, words) => {
  await shown(handler);
  await fillIn("13800000001", "wrong");
  await vi.waitFor(() => expect(document.querySelector("[role=alert]")?.textContent).toBe(words));
  expect(account.value).toBeNull();
});

it("speaks another language when asked, and remembers it", async () => {
  await shown(noNetwork);
  const select = document.querySelector("select") as HTMLSelectElement;
  await act(() => {
    select.value = "en";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await vi.waitFor(() => expect(document.querySelector("button")?.textContent).toBe("Sign in"));
  expect(document.documentElement.lang).toBe("en");
});

it("ties every field to its label", async () => {
  await shown(noNetwork);
  for (const field of document.querySelectorAll("input, select")) {
    expect(document.querySelector(`label[for="${field.id}"]`)?.textContent).toBeTruthy();
  }
});
