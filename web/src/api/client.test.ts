import { expect, it } from "vitest";
import { json, portal, refusal } from "../testing/answers.ts";
import { fakeWorld } from "../testing/world.ts";
import { address, openApi } from "./client.ts";
import { asProblem, Problem, Unreachable } from "./problem.ts";

const failing = (answer: () => Response | Promise<Response>) =>
  openApi(fakeWorld(answer))
    .get("/session")
    .then(
      () => null,
      (error: unknown) => error,
    );

it("sends JSON and reads JSON", async () => {
  const world = fakeWorld((_path, init) => json({ heard: JSON.parse(String(init.body)) }));
  expect(await openApi(world).post("/session", { phone: "1" })).toEqual({ heard: { phone: "1" } });
  expect(world.asked).toEqual([{ method: "POST", path: "/api/session" }]);
});

it("says whose request it is", async () => {
  let headers: unknown;
  const world = fakeWorld((_path, init) => {
    headers = init.headers;
    return json({});
  });
  await openApi(world, "account-1").get("/session");
  expect(headers).toMatchObject({ "Ruhu-Account": "account-1" });
});

it("reads nothing from an empty answer", async () => {
  const world = fakeWorld(() => new Response(null, { status: 204 }));
  expect(await openApi(world).delete("/session")).toBeUndefined();
});

it("leaves out of an address what is not asked for", () => {
  expect(address("/visits", { state: "waiting", village: "", helper: null, limit: 50 })).toBe(
    "/api/visits?state=waiting&limit=50",
  );
});

it("throws the server's refusal with status, code, fields and patience", async () => {
  const error = await failing(() => refusal(429, "too_many_attempts", { "Retry-After": "30" }));
  expect(error).toBeInstanceOf(Problem);
  expect(error).toMatchObject({ status: 429, code: "too_many_attempts", retryAfter: 30 });
});

it.each([
  ["a login page that says 200", () => portal()],
  ["a proxy's own error page", () => portal(502)],
  ["JSON of somebody else's problem", () => json({ error: "no" }, 403)],
  [
    "an answer cut in the middle",
    () => new Response('{"a":', { headers: { "Content-Type": "application/json" } }),
  ],
])("takes %s for nobody's answer", async (_name, answer) => {
  expect(await failing(answer)).toBeInstanceOf(Unreachable);
});

it("tells a dead line from a strange answer", async () => {
  expect(asProblem(await failing(() => Promise.reject(new TypeError("failed to fetch")))).code).toBe(
    "no_answer",
  );
  expect(asProblem(await failing(() => portal())).code).toBe("strange_answer");
});

it("gives up a line that has gone silent", async () => {
  const world = fakeWorld(
    (_path, init) =>
      new Promise((_answer, reject) =>
        init.signal?.addEventListener("abort", () => reject(new Error("aborted"))),
      ),
  );
  const asked = openApi(world).post("/sync/pull", {});
  await Promise.resolve();
  await new Promise((done) => setTimeout(done));
  await world.pass(60_000);
  await expect(asked).rejects.toBeInstanceOf(Unreachable);
});

it("lets the one who asked call it off", async () => {
  const world = fakeWorld(
    (_path, init) =>
      new Promise((_answer, reject) =>
        init.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError"))),
      ),
  );
  const off = new AbortController();
  const asked = openApi(world).get("/visits", {}, off.signal);
  await Promise.resolve();
  off.abort();
  await expect(asked).rejects.toHaveProperty("name", "AbortError");
});
