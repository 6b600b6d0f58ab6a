import { expect, it } from "vitest";
import { entriesIn, entry as entryIn } from "../store/entries.ts";
import type { Entry } from "../store/records.ts";
import { json, portal, refusal } from "../testing/answers.ts";
import { entry } from "../testing/cast.ts";
import { phone } from "../testing/sender.ts";
import { sendText } from "./sendText.ts";

async function phoneWith(...entries: Entry[]) {
  const one = phone();
  await one.store.entries.bulkAdd(entries);
  const send = async () => sendText(one, await entriesIn(one.store, "waiting"));
  return { ...one, send };
}

const many = (count: number, bytes = 1200) =>
  Array.from({ length: count }, (_, i) => entry(`op-${String(i).padStart(4, "0")}`, { bytes }));

it("brings what was saved to the server, in the order it was made", async () => {
  const { store, server, send } = await phoneWith(entry("op-2"), entry("op-1"));
  await send();
  expect(server.pushes).toEqual([["op-1", "op-2"]]);
  expect(await entryIn(store, "op-1")).toMatchObject({
    state: "applied",
    custody: "received",
    problem: null,
  });
});

it("sends several hundred in batches", async () => {
  const { server, send, store } = await phoneWith(...many(450));
  await send();
  expect(server.pushes.map((push) => push.length)).toEqual([200, 200, 50]);
  expect(await entriesIn(store, "waiting")).toEqual([]);
});

it("keeps a held and a refused one, with the reason; only an applied one has left the phone", async () => {
  const { store, server, send } = await phoneWith(entry("op-1"), entry("op-2"), entry("op-3"));
  server.outcomes = {
    "op-1": { outcome: "held", problem: { code: "not_paired", title: "" } },
    "op-2": {
      outcome: "refused",
      problem: { code: "invalid", title: "", errors: { summary: ["too_long"] } },
    },
  };
  await send();
  expect(await entryIn(store, "op-1")).toMatchObject({
    state: "held",
    custody: "phone",
    problem: { code: "not_paired" },
  });
  expect(await entryIn(store, "op-2")).toMatchObject({
    state: "refused",
    custody: "phone",
    problem: { errors: { summary: ["too_long"] } },
  });
  expect(await entryIn(store, "op-3")).toMatchObject({ custody: "received" });
});

it.each([
  ["a dead line", () => Promise.reject(new TypeError("failed to fetch")), "no_answer"],
  ["a hotel's login page", () => portal(), "strange_answer"],
  ["JSON that is no answer of ours", () => json({ ok: true }), "strange_answer"],
  [
    "an answer for other operations",
    () => json({ results: [{ id: "else", outcome: "applied" }] }),
    "strange_answer",
  ],
  ["our server being busy", () => refusal(503, "busy"), "busy"],
  ["a session that ran out", () => refusal(401, "not_signed_in"), "not_signed_in"],
])("loses nothing to %s and notes why", async (_name, answer, code) => {
  const { store, server, send } = await phoneWith(entry("op-1"));
  server.instead = answer;
  await expect(send()).rejects.toThrow();
  expect(await entryIn(store, "op-1")).toMatchObject({
    state: "waiting",
    custody: "phone",
    attempts: 1,
    failure: { code },
  });
});

it.each([
  ["our server", () => refusal(413, "too_large")],
  ["a proxy before it", () => portal(413)],
])("halves the batch when %s finds it too large", async (_name, answer) => {
  const { store, server, send } = await phoneWith(...many(8));
  server.instead = (_path, init) =>
    JSON.parse(String(init.body)).operations.length > 3 ? answer() : undefined;
  await send();
  expect(server.pushes.map((push) => push.length)).toEqual([2, 2, 2, 2]);
  expect(await entriesIn(store, "applied")).toHaveLength(8);
});

it("marks the one that is too large by itself, and sends the others", async () => {
  const { store, server, send } = await phoneWith(entry("op-1"), entry("op-2"), entry("op-3"));
  server.instead = (_path, init) =>
    String(init.body).includes('"op-2"') ? refusal(413, "too_large") : undefined;
  await send();
  expect(await entryIn(store, "op-2")).toMatchObject({ state: "refused", problem: { code: "too_large" } });
  expect(await entriesIn(store, "applied")).toHaveLength(2);
});

it("keeps what one batch brought when the next is cut", async () => {
  const { store, server, send } = await phoneWith(...many(250));
  server.instead = () => (server.pushes.length === 1 ? Promise.reject(new TypeError("cut")) : undefined);
  await expect(send()).rejects.toThrow();
  expect(await entriesIn(store, "applied")).toHaveLength(200);
  expect(await entriesIn(store, "waiting")).toHaveLength(50);
});
