import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { openDesk } from "../testing/desk.tsx";
import { found, press } from "../testing/field.tsx";
import { fakeWorld } from "../testing/world.ts";
import { useRecalled, useReturnToPlace } from "./place.ts";

/** How far the page can be scrolled: its rows come later. */
let room = 0;
let observers: (() => void)[] = [];

beforeEach(() => {
  room = 0;
  observers = [];
  vi.stubGlobal("scrollY", 0);
  vi.stubGlobal("scrollTo", (_x: number, y: number) => vi.stubGlobal("scrollY", Math.min(y, room)));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      private readonly told: () => void;
      constructor(told: () => void) {
        this.told = told;
      }
      observe() {
        observers.push(this.told);
      }
      disconnect() {
        observers = observers.filter((one) => one !== this.told);
      }
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function Page() {
  useReturnToPlace();
  const [shown, setShown] = useRecalled("shown", 100);
  return (
    <>
      <a href="/households/mao">毛静</a>
      <a href="/households">清单</a>
      <button type="button" onClick={() => setShown(shown + 100)}>
        再列
      </button>
      <output>{shown}</output>
    </>
  );
}

/** The page has grown to `height`, or shrunk to it. */
function grow(height: number): void {
  room = height;
  vi.stubGlobal("scrollY", Math.min(scrollY, room));
  for (const told of observers) told();
}

function scroll(depth: number): void {
  scrollTo(0, depth);
  dispatchEvent(new Event("scroll"));
}

const back = async () => {
  const there = new Promise((done) => addEventListener("popstate", done, { once: true }));
  await act(async () => {
    history.back();
    await there;
  });
};

/** The list, scrolled down to 1,500 of 4,000, left for a household that is short; the rows are gone until they come again. */
async function leaveAndReturn() {
  await openDesk(fakeWorld(), <Page />, { path: "/households" });
  grow(4000);
  scroll(1500);
  await press("毛静");
  grow(0);
  scroll(0);
  await back();
}

it("Back leads to where one was, as soon as the rows are there, and no further move is made", async () => {
  await leaveAndReturn();
  expect(location.pathname).toBe("/households");
  scroll(0); // the browser's own try, on a page that is still short
  expect(scrollY).toBe(0);
  grow(700);
  expect(scrollY).toBe(700);
  grow(4000);
  expect(scrollY).toBe(1500);
  scroll(200);
  grow(5000);
  expect(scrollY).toBe(200);
});

it.each(["pointerdown", "wheel", "keydown"])("Whoever moves first (%s) is left there", async (move) => {
  await leaveAndReturn();
  dispatchEvent(new Event(move));
  grow(4000);
  expect(scrollY).toBe(0);
});

it("Back once more leads to the same place, though the rows did not come the last time", async () => {
  await leaveAndReturn();
  scroll(0);
  await press("毛静");
  await back();
  grow(4000);
  expect(scrollY).toBe(1500);
});

it("A page that is opened anew begins at its top, though one was far down it before", async () => {
  await leaveAndReturn();
  await press("毛静");
  await press("清单");
  grow(4000);
  expect(scrollY).toBe(0);
});

it("A page that is left on the way no longer moves the next one", async () => {
  await leaveAndReturn();
  await press("毛静");
  grow(4000);
  expect(scrollY).toBe(0);
});

it("What was shown of a table is shown again to who comes back, and to nobody else", async () => {
  const draw = await openDesk(fakeWorld(), <Page />, { path: "/week" });
  const shown = async () => (await found("output")).textContent;
  await press("再列");
  const { state } = history;
  await draw(null);
  history.pushState(null, "", "/week");
  onTestFinished(() => history.replaceState(null, ""));
  await draw(<Page />);
  expect(await shown()).toBe("100");
  await draw(null);
  history.replaceState(state, "");
  await draw(<Page />);
  expect(await shown()).toBe("200");
});
