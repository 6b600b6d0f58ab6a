import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso/router";
import { onTestFinished, vi } from "vitest";
import { type Engine, EngineProvider } from "../field/engine.ts";
import { Screens } from "../field/Screens.tsx";
import { AppProvider, openApp } from "../shell/app.ts";
import { learn, speak } from "../words/words.ts";
import field from "../words/zh-Hans/field.json";
import problems from "../words/zh-Hans/problems.json";
import shell from "../words/zh-Hans/shell.json";
import terms from "../words/zh-Hans/terms.json";
import { stage } from "./stage.tsx";

/** The helper's room at `path`, on `engine`. */
export async function openField(engine: Engine, path: string): Promise<void> {
  learn({ shell, problems, field, terms });
  await speak("zh-Hans");
  history.replaceState(null, "", path);
  onTestFinished(() => history.replaceState(null, "", "/"));
  await stage()(
    <AppProvider value={openApp(engine.world)}>
      <LocationProvider>
        <EngineProvider value={engine}>
          <Screens />
        </EngineProvider>
      </LocationProvider>
    </AppProvider>,
  );
}

/** What stands on the screen, in one line. */
export const seen = (selector = "body"): string =>
  [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim()).join(" | ");

/** Waits until there is one, as a person would. */
export const found = <E extends HTMLElement = HTMLElement>(selector: string): Promise<E> =>
  vi.waitFor(() => {
    const element = document.querySelector<E>(selector);
    if (element === null) throw new Error(`no ${selector} in: ${document.body.textContent}`);
    return element;
  });

/** Presses the button or link that says `words`. */
export async function press(words: string): Promise<void> {
  const target = await vi.waitFor(() => {
    const all = [...document.querySelectorAll<HTMLElement>("button, a, label")];
    const one = all.find((element) => element.textContent?.trim() === words);
    if (one === undefined) throw new Error(`no "${words}" in: ${document.body.textContent}`);
    return one;
  });
  await act(() => target.click());
}

export async function type(selector: string, text: string): Promise<void> {
  const input = await found<HTMLInputElement>(selector);
  await act(() => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
