import { afterEach, beforeEach, expect, it } from "vitest";
import type { Account } from "../api/wire.ts";
import { account } from "../shell/account.ts";
import { openDesk } from "../testing/desk.tsx";
import { found, press, type } from "../testing/field.tsx";
import { fakeWorld } from "../testing/world.ts";
import { keptOf, useKept } from "./kept.ts";

const wang = { id: "supervisor" } as Account;
const empty = { note: "", about: "" };

function Form({ of }: { of: string }) {
  const { draft, put, drop } = useKept(of, empty);
  return (
    <>
      <input name="note" value={draft.note} onInput={(event) => put({ note: event.currentTarget.value })} />
      <input
        name="about"
        value={draft.about}
        onInput={(event) => put({ about: event.currentTarget.value })}
      />
      <button type="button" onClick={drop}>
        送出
      </button>
    </>
  );
}

/** Opens the form on the visit of 毛静, or on what else; again is after a reload. */
async function open(of = "mao") {
  const draw = await openDesk(fakeWorld(), <Form of={of} />, { role: "supervisor" });
  const note = async () => (await found<HTMLInputElement>("[name=note]")).value;
  return { note, leave: () => draw(null) };
}

beforeEach(() => {
  account.value = wang;
});

it("What was typed is there again when its form is opened anew, and nowhere else", async () => {
  const { leave } = await open();
  await type("[name=about]", "照片");
  await type("[name=note]", "看不清");
  await leave();
  const other = await open("chen");
  expect(await other.note()).toBe("");
  await other.leave();
  const again = await open();
  expect([await again.note(), (await found<HTMLInputElement>("[name=about]")).value]).toEqual([
    "看不清",
    "照片",
  ]);
});

it("Nothing stays of what was sent, or is as empty as at first", async () => {
  const { leave } = await open();
  await type("[name=note]", "看不清");
  expect(sessionStorage.length).toBe(1);
  await press("送出");
  expect(sessionStorage.length).toBe(0);
  await type("[name=note]", "看");
  await type("[name=note]", "");
  expect(sessionStorage.length).toBe(0);
  await leave();
});

it("A form whose row changes behind it still drops what it was opened on", async () => {
  const draw = await openDesk(fakeWorld(), <Form of="mao 1" />, { role: "supervisor" });
  await type("[name=note]", "看不清");
  await draw(<Form of="mao 2" />);
  await type("[name=note]", "看不清楚");
  expect(keptOf("supervisor").get("mao 1")).toMatchObject({ note: "看不清楚" });
  await press("送出");
  expect(sessionStorage.length).toBe(0);
});

const storage = sessionStorage;
const browserHas = (get: () => unknown) =>
  Object.defineProperty(globalThis, "sessionStorage", { configurable: true, get });
afterEach(() => {
  browserHas(() => storage);
});

/** From now on the browser refuses this of its storage. */
function refuse(what: "setItem" | "everything"): void {
  const no = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const full = {
    getItem: (key: string) => storage.getItem(key),
    setItem: no,
    removeItem: (key: string) => storage.removeItem(key),
  };
  browserHas(what === "everything" ? no : () => full);
}

it.each(["setItem", "everything"] as const)(
  "Where the browser's storage refuses %s it is kept as long as the page stands",
  async (what) => {
    refuse(what);
    const { leave } = await open();
    await type("[name=note]", "看不清");
    await leave();
    const again = await open();
    expect(await again.note()).toBe("看不清");
    await press("送出");
    await again.leave();
    expect(await (await open()).note()).toBe("");
    keptOf("supervisor").set("mao", empty);
    account.value = null;
    expect(keptOf("supervisor").get("mao")).toBeUndefined();
  },
);

it("What a full storage took no longer is newer than what lies there", async () => {
  const { leave } = await open();
  await type("[name=note]", "看");
  refuse("setItem");
  await type("[name=note]", "看不清");
  await leave();
  expect(await (await open()).note()).toBe("看不清");
  await press("送出");
  expect(keptOf("supervisor").get("mao")).toBeUndefined();
});

it.each([
  ["Signing out", null],
  ["Another person at the same device", { id: "somebody-else" } as Account],
])("%s leaves nothing of it; the same person who signs in again finds it", async (_who, next) => {
  keptOf("supervisor").set("mao", { note: "看不清" });
  sessionStorage.setItem("ruhu.other", "1");
  account.value = { ...wang };
  expect(keptOf("supervisor").get("mao")).toEqual({ note: "看不清" });
  account.value = next;
  expect(keptOf("supervisor").get("mao")).toBeUndefined();
  expect(Object.keys(sessionStorage)).toEqual(["ruhu.other"]);
});
