import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { AppProvider, openApp } from "../shell/app.ts";
import { stage } from "../testing/stage.tsx";
import { fakeWorld } from "../testing/world.ts";
import { type Pages, usePages } from "./usePages.ts";

type Numbers = { rows: number[]; next: number | null };

/** A list of seven in pages of two. */
async function counting() {
  let pages = {} as Pages<Numbers>;
  let from = 1;
  const asked: (number | string | null)[] = [];
  function Screen({ of }: { of: string }) {
    pages = usePages(of, async (after) => {
      asked.push(after);
      const first = after === null ? from : Number(after) + 1;
      const rows = [first, first + 1].filter((n) => n <= 7);
      return { rows, next: first + 1 < 7 ? first + 1 : null };
    });
    return null;
  }
  const draw = stage();
  const app = openApp(fakeWorld());
  const open = (of: string) =>
    draw(
      <AppProvider value={app}>
        <Screen of={of} />
      </AppProvider>,
    );
  await open("a");
  return {
    open,
    asked,
    begin: (at: number) => {
      from = at;
    },
    now: () => pages,
    shows: (...rows: number[]) => vi.waitFor(() => expect(pages.data?.rows).toEqual(rows)),
  };
}

it("A list that is asked again stays as long as it was: whoever has come far down keeps the place", async () => {
  const { now, begin, shows } = await counting();
  await shows(1, 2);
  await act(() => now().more?.());
  await shows(1, 2, 3, 4);
  begin(2); // the first has gone meanwhile
  await act(() => now().refresh());
  await shows(2, 3, 4, 5);
  await act(() => now().more?.());
  await shows(2, 3, 4, 5, 6, 7);
  expect(now().more).toBeUndefined();
});

it("A list that is narrowed anew begins with its first page", async () => {
  const { now, open, asked, shows } = await counting();
  await shows(1, 2);
  await act(() => now().more?.());
  await shows(1, 2, 3, 4);
  asked.length = 0;
  await open("b");
  await shows(1, 2);
  expect(asked).toEqual([null]);
});

it("Whoever comes back to a list that had grown finds it as long as it was", async () => {
  const { now, open, asked, shows } = await counting();
  await shows(1, 2);
  await act(() => now().more?.());
  await shows(1, 2, 3, 4);
  const { state } = history;
  history.replaceState(null, "");
  await open("b");
  await shows(1, 2);
  asked.length = 0;
  await open("a");
  await shows(1, 2);
  expect(asked).toEqual([null]);
  await open("b");
  await shows(1, 2);
  history.replaceState(state, "");
  await open("a");
  await shows(1, 2, 3, 4);
});
