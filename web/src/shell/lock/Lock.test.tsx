import { act } from "preact/test-utils";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { Closed } from "../../store/database.ts";
import { keyByPin, most, pinState, setPin } from "../../store/pin.ts";
import { keyByShare } from "../../store/share.ts";
import { liYue } from "../../testing/cast.ts";
import { press, seen, type } from "../../testing/field.tsx";
import { stage } from "../../testing/stage.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { learn, speak } from "../../words/words.ts";
import lock from "../../words/zh-Hans/lock.json";
import problems from "../../words/zh-Hans/problems.json";
import shell from "../../words/zh-Hans/shell.json";
import { AppProvider, openApp } from "../app.ts";
import { keepKeysOf, lend, opened } from "./keys.ts";
import { Lock } from "./Lock.tsx";

const share = (fill: number) => new Uint8Array(32).fill(fill);
const keys = (fill = 1) => ({ store: btoa(String.fromCharCode(...share(fill))), rescue: "" });
const pin = "271828";

beforeEach(async () => {
  keepKeysOf(undefined);
  learn({ lock, shell, problems });
  await speak("zh-Hans");
});

async function phone() {
  const world = fakeWorld();
  const closed = new Closed(liYue.id);
  const draw = stage();
  onTestFinished(async () => {
    await draw(null);
    keepKeysOf(undefined);
    await closed.delete();
  });
  const show = () =>
    draw(
      <AppProvider value={openApp(world)}>
        <Lock account={liYue}>{(key) => <p>今天 {key.length}</p>}</Lock>
      </AppProvider>,
    );
  return { world, closed, show };
}

/** One on which the helper has signed in before and set her PIN. */
async function usedPhone() {
  const used = await phone();
  await setPin(used.closed, await keyByShare(used.closed, share(1)), pin);
  return used;
}

const says = (...words: string[]) =>
  vi.waitFor(() => {
    for (const word of words) expect(seen("main, p")).toContain(word);
  });
const pad = (digits: string) =>
  [...digits].reduce((done, one) => done.then(() => press(one)), Promise.resolve());
const field = (label: string) => `input[aria-label=${label}]`;

it("has a PIN set after the first sign-in on a phone, and says what it is for", async () => {
  const { closed, show } = await phone();
  lend(liYue.id, keys());
  await show();
  await says("设一个解锁码", "手机丢了", "李月");
  await type(field("六位新解锁码"), pin);
  await says("再输一次");
  await type(field("再输一次解锁码"), pin);
  await says("今天 32");
  expect(await keyByPin(closed, pin, 0)).toEqual(await keyByShare(closed, share(1)));
});

it.each([
  ["123456", "顺着数"],
  ["000000", "六位都一样"],
  ["121212", "重复"],
])("will not have %s for a PIN, and says why", async (bad, why) => {
  const { closed, show } = await phone();
  lend(liYue.id, keys());
  await show();
  await says("设一个解锁码");
  await type(field("六位新解锁码"), bad);
  await says(why, "设一个解锁码");
  expect(await pinState(closed, 0)).toBeNull();
});

it("begins anew when the two are not the same", async () => {
  const { show } = await phone();
  lend(liYue.id, keys());
  await show();
  await says("设一个解锁码");
  await type(field("六位新解锁码"), pin);
  await says("再输一次");
  await type(field("再输一次解锁码"), "271829");
  await says("两次不一样", "设一个解锁码");
});

it("opens by the PIN alone at a later start, on the pad as on a keyboard", async () => {
  const { show } = await usedPhone();
  await show();
  await says("请输入解锁码");
  await pad("2718");
  await press("⌫");
  await pad("828");
  await says("今天 32");
});

it("opens by itself after a sign-in where a PIN is set", async () => {
  const { show } = await usedPhone();
  lend(liYue.id, keys());
  await show();
  await says("今天 32");
});

it("says how many tries are left, then how long to wait", async () => {
  const { show, world } = await usedPhone();
  await show();
  await says("请输入解锁码");
  for (const left of [9, 8, 7, 6]) {
    await type(field("六位解锁码"), "314159");
    await says(`还可以试 ${left} 次`);
  }
  await type(field("六位解锁码"), "314159");
  await says("错了 5 次", "还要等 0:30");
  expect(document.querySelector<HTMLInputElement>("main input")?.readOnly).toBe(true);
  world.time += 30_000;
  await vi.waitFor(
    () => expect(document.querySelector<HTMLInputElement>("main input")?.readOnly).toBe(false),
    2000,
  );
  await type(field("六位解锁码"), pin);
  await says("今天 32");
});

it("asks for a sign-in after ten wrong ones, and then for a new PIN", async () => {
  const { closed, show } = await usedPhone();
  for (let at = 0; (await pinState(closed, at)) !== null; at += 3_600_000)
    await keyByPin(closed, "314159", at);
  await show();
  await says("错了 10 次已作废");
  // The same is shown where the browser has cleared the store.
  expect(seen("main")).not.toContain("不会丢");
  await act(() => lend(liYue.id, keys()));
  await says("设一个解锁码");
});

it("says of a forgotten PIN that nothing is lost and what to do; a sign-in then sets a new one", async () => {
  const { closed, show } = await usedPhone();
  await show();
  await says("请输入解锁码");
  await press("忘了");
  await says("一条也不会丢", "没有网络时先放着");
  await press("返回");
  await says("请输入解锁码");
  await press("忘了");
  await act(() => lend(liYue.id, keys()));
  await says("设一个解锁码");
  await type(field("六位新解锁码"), "161803");
  await says("再输一次");
  await type(field("再输一次解锁码"), "161803");
  await says("今天 32");
  expect(await keyByPin(closed, pin, 0)).toBeNull();
  expect(await pinState(closed, 0)).toEqual({ left: most - 1, wait: 0 });
});

it("asks for the PIN when the server lends another share than it did, and that share opens from then on", async () => {
  const { closed, show } = await usedPhone();
  lend(liYue.id, keys(2));
  await show();
  await says("请输入解锁码");
  await type(field("六位解锁码"), pin);
  await says("今天 32");
  expect(await keyByShare(closed, share(2))).toHaveLength(32);
});

it("locks after fifteen idle minutes, and lets go of the key", async () => {
  const { show, world } = await usedPhone();
  lend(liYue.id, keys());
  await show();
  await says("今天 32");
  lend(liYue.id, null);
  await act(() => world.pass(15 * 60_000));
  await says("请输入解锁码");
  expect(opened.value).toBeNull();
});

it("opens nobody's store with the key of somebody else", async () => {
  const { show } = await usedPhone();
  opened.value = { accountId: "account-other", key: new Uint8Array(32) };
  lend("account-other", keys());
  await show();
  await says("请输入解锁码");
});

it("asks for the PIN again when what a sign-in lends opens nothing any more", async () => {
  const { show } = await usedPhone();
  await show();
  await says("请输入解锁码");
  await press("忘了");
  await act(() => lend(liYue.id, keys(2)));
  await says("打不开");
  await press("返回");
  await says("请输入解锁码");
  await pad(pin);
  await says("今天 32");
});
