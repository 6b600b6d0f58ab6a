import { expect, it, onTestFinished, vi } from "vitest";
import { entriesIn, entry as entryIn } from "../store/entries.ts";
import { photo } from "../store/photos.ts";
import { refusal } from "../testing/answers.ts";
import { entry } from "../testing/cast.ts";
import { phone, shoot } from "../testing/sender.ts";
import { noNetwork } from "../testing/world.ts";
import { openOutbox } from "./outbox.ts";

function outboxOf(one: ReturnType<typeof phone>) {
  const pull = vi.fn(async () => false);
  const failures: unknown[] = [];
  const outbox = openOutbox({ ...one, name: "sender", pull, onFailure: (error) => failures.push(error) });
  onTestFinished(() => outbox.stop());
  return { ...one, outbox, pull, failures };
}

/** Started, and its first round over. */
async function running() {
  const one = outboxOf(phone());
  one.outbox.start();
  await one.outbox.nudge();
  one.server.pushes.length = 0;
  one.world.asked.length = 0;
  return one;
}

it("sends on start what was saved before", async () => {
  const one = outboxOf(phone());
  await one.store.entries.add(entry("op-1"));
  one.outbox.start();
  await one.outbox.nudge();
  expect(one.server.pushes[0]).toEqual(["op-1"]);
  expect(one.outbox.sending.value).toEqual({ doing: "resting" });
});

it("sends text, then asks what is new, then sends pictures", async () => {
  const { world, store, outbox, pull } = await running();
  pull.mockImplementation(async () => {
    world.asked.push({ method: "POST", path: "pull" });
    return false;
  });
  await store.entries.add(entry("op-1"));
  await shoot(store, "photo-1", 10, { state: "waiting", entry_id: "op-1", draft_id: null });
  await outbox.nudge();
  expect(world.asked.map((asked) => asked.path)).toEqual(["/api/sync/push", "pull", "/api/photos/uploads"]);
  expect(await photo(store, "photo-1")).toMatchObject({ state: "here" });
});

it("takes along what is saved while a round is under way", async () => {
  const { store, server, outbox, pull } = await running();
  await store.entries.add(entry("op-1"));
  pull.mockImplementationOnce(async () => {
    await store.entries.add(entry("op-2"));
    outbox.nudge();
    return false;
  });
  await outbox.nudge();
  expect(server.pushes).toEqual([["op-1"], ["op-2"]]);
});

it("waits longer after each failure, and says until when and why", async () => {
  const { world, store, outbox } = await running();
  await store.entries.add(entry("op-1"));
  world.handler = noNetwork;
  await outbox.nudge();
  expect(outbox.sending.value).toMatchObject({
    doing: "waiting",
    at: world.time + 2_000,
    failure: { code: "no_answer" },
  });
  await world.pass(2_000);
  await outbox.nudge();
  expect(outbox.sending.value).toMatchObject({ doing: "waiting" });
  expect((await entryIn(store, "op-1"))?.attempts).toBeGreaterThan(1);
  expect(world.wokenAsked).toBeGreaterThan(0);
});

it("tries again by itself when the time has come", async () => {
  const { world, store, server, outbox } = await running();
  await store.entries.add(entry("op-1"));
  world.handler = noNetwork;
  await outbox.nudge();
  world.handler = server.handler;
  await world.pass(2_000);
  await vi.waitFor(async () => expect(await entriesIn(store, "applied")).toHaveLength(1));
});

it("does not try before the time has come", async () => {
  const { world, store, outbox } = await running();
  await store.entries.add(entry("op-1"));
  world.handler = noNetwork;
  await outbox.nudge();
  const asked = world.asked.length;
  await world.pass(1_000);
  await new Promise((done) => setTimeout(done, 20));
  expect(world.asked).toHaveLength(asked);
});

it("tries again at once when a network comes back", async () => {
  const { world, store, server, outbox } = await running();
  await store.entries.add(entry("op-1"));
  world.handler = noNetwork;
  for (let i = 0; i < 5; i++) await outbox.nudge();
  world.handler = server.handler;
  world.wake();
  await vi.waitFor(async () => expect(await entriesIn(store, "applied")).toHaveLength(1));
});

it("pauses when the session has run out, touches nothing, and goes on after signing in", async () => {
  const { world, store, server, outbox, failures } = await running();
  await store.entries.add(entry("op-1"));
  server.instead = () => refusal(401, "not_signed_in");
  await outbox.nudge();
  expect(outbox.sending.value).toMatchObject({ doing: "paused", failure: { code: "not_signed_in" } });
  expect(failures).toHaveLength(1);
  await world.pass(3_600_000);
  expect(await entriesIn(store, "waiting")).toHaveLength(1);

  server.instead = null;
  await outbox.nudge();
  expect(await entriesIn(store, "applied")).toHaveLength(1);
});

it("asks again after a held entry until somebody has decided", async () => {
  const { store, server, outbox } = await running();
  await store.entries.add(entry("op-1", { state: "held" }));
  server.outcomes["op-1"] = { outcome: "held", problem: { code: "not_paired", title: "" } };
  await outbox.nudge();
  expect(await entryIn(store, "op-1")).toMatchObject({ state: "held" });
  server.outcomes["op-1"] = { outcome: "applied", replay: true };
  await outbox.nudge();
  expect(await entryIn(store, "op-1")).toMatchObject({
    state: "applied",
    custody: "received",
    problem: null,
  });
});

it("leaves a refused entry alone", async () => {
  const { store, server, outbox } = await running();
  await store.entries.add(entry("op-1", { state: "refused" }));
  await outbox.nudge();
  expect(server.pushes).toEqual([]);
  expect(await entryIn(store, "op-1")).toMatchObject({ state: "refused" });
});

it("sends again at once what a restored server has lost", async () => {
  const { store, server, outbox, pull } = await running();
  pull.mockImplementationOnce(async () => {
    await store.entries.add(entry("op-1"));
    return true;
  });
  await outbox.nudge();
  expect(server.pushes).toEqual([["op-1"]]);
});

it("does nothing after it was stopped", async () => {
  const { world, store, outbox } = await running();
  await outbox.stop();
  await store.entries.add(entry("op-1"));
  world.wake();
  await outbox.nudge();
  expect(world.asked).toEqual([]);
});
