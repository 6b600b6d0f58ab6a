import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import { Unreachable } from "../api/problem.ts";
import { AppProvider, openApp } from "../shell/app.ts";
import { stage } from "../testing/stage.tsx";
import { fakeWorld } from "../testing/world.ts";
import { type Load, useLoad } from "./useLoad.ts";

interface Asking {
  signal: AbortSignal;
  answer: (data: string) => Promise<void>;
  fail: () => Promise<void>;
}

async function asking(ready: string | null = null) {
  const world = fakeWorld();
  const draw = stage();
  const askings: Asking[] = [];
  let load = {} as Load<string>;

  const ask = (signal: AbortSignal) =>
    new Promise<string>((done, fail) => {
      askings.push({
        signal,
        answer: (data) => act(async () => done(data)),
        fail: () => act(async () => fail(new Unreachable())),
      });
    });
  function Screen({ of }: { of: string }) {
    load = useLoad(of, ask, ready);
    return null;
  }
  const open = (of: string) =>
    draw(
      <AppProvider value={openApp(world)}>
        <Screen of={of} />
      </AppProvider>,
    );
  await open("a");
  return { world, open, askings, leave: () => draw(null), now: () => load };
}

describe("what a screen asks for", () => {
  it("is on its way, then here", async () => {
    const { askings, now } = await asking();
    expect(now()).toMatchObject({ data: null, busy: true });
    await askings[0]?.answer("one");
    expect(now()).toMatchObject({ data: "one", busy: false, problem: null });
  });

  it("is not asked for where it lies ready, but can be asked anew", async () => {
    const { askings, now } = await asking("ready");
    expect(now()).toMatchObject({ data: "ready", busy: false });
    expect(askings).toEqual([]);
    await act(() => now().refresh());
    await askings[0]?.answer("new");
    expect(now().data).toBe("new");
  });

  it("is no longer wanted once the screen is left or asks for another", async () => {
    const { askings, open, leave, now } = await asking();
    await open("b");
    expect(askings[0]?.signal.aborted).toBe(true);
    await askings[0]?.answer("late");
    expect(now().data).toBeNull();
    await askings[1]?.answer("two");
    expect(now().data).toBe("two");
    await leave();
    expect(askings[1]?.signal.aborted).toBe(true);
  });

  it("stays while it is asked for again, and when that fails", async () => {
    const { askings, now } = await asking();
    await askings[0]?.answer("one");
    await act(() => now().refresh());
    expect(now()).toMatchObject({ data: "one", busy: true });
    await askings[1]?.fail();
    expect(now()).toMatchObject({ data: "one", problem: { code: "no_answer" } });
  });

  it("is asked for again by itself when the network comes back, and only after a failure", async () => {
    const { world, askings, now } = await asking();
    await askings[0]?.fail();
    await act(() => world.wake());
    expect(askings).toHaveLength(2);
    await askings[1]?.answer("one");
    await act(() => world.wake());
    expect(askings).toHaveLength(2);
    expect(now().problem).toBeNull();
  });

  it("of an earlier question cannot be put right any more", async () => {
    const { askings, open, now } = await asking();
    await askings[0]?.answer("one");
    const { change } = now();
    await open("b");
    await askings[1]?.answer("two");
    await act(() => change(() => "wrong"));
    expect(now().data).toBe("two");
  });
});
