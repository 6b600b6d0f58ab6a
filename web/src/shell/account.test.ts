import { beforeEach, expect, it, vi } from "vitest";
import { Problem } from "../api/problem.ts";
import { json, refusal } from "../testing/answers.ts";
import { liYue } from "../testing/cast.ts";
import { fakeWorld, type Handler, noNetwork } from "../testing/world.ts";
import {
  account,
  changePassword,
  confirm,
  demonstration,
  expired,
  noticeExpiry,
  recall,
  signIn,
  signOut,
} from "./account.ts";
import { openApp } from "./app.ts";

const welcome = (who = liYue) =>
  json({ account: who, server_time: "2026-11-22T02:00:00Z", demonstration: true });

function appWith(handler: Handler) {
  const world = fakeWorld(handler);
  return { ...openApp(world), world };
}

beforeEach(() => {
  account.value = null;
  expired.value = false;
  demonstration.value = false;
});

it("signs in once with a network, and then opens without one", async () => {
  const app = appWith(() => welcome());
  await signIn(app, "13800000001", "ruhu-demo");
  account.value = null;
  app.world.handler = noNetwork;
  recall(app);
  await confirm(app);
  expect(account.value).toEqual(liYue);
  expect(demonstration.value).toBe(true);
  expect(expired.value).toBe(false);
});

it("names this browser the same at every sign-in", async () => {
  const devices: unknown[] = [];
  const app = appWith((_path, init) => {
    devices.push(JSON.parse(String(init.body)).device.id);
    return welcome();
  });
  await signIn(app, "1", "2");
  await signIn(app, "1", "2");
  expect(new Set(devices).size).toBe(1);
});

it("remembers nobody after a wrong password", async () => {
  const app = appWith(() => refusal(401, "bad_credentials"));
  await expect(signIn(app, "1", "2")).rejects.toBeInstanceOf(Problem);
  recall(app);
  expect(account.value).toBeNull();
});

it("asks to sign in again when the server no longer knows the session, and keeps the account", async () => {
  const app = appWith(() => welcome());
  await signIn(app, "1", "2");
  app.world.handler = () => refusal(401, "not_signed_in");
  await confirm(app);
  expect(expired.value).toBe(true);
  expect(account.value).toEqual(liYue);
});

it("is nobody's after signing out, here and on the server", async () => {
  const app = appWith((_path, init) =>
    init.method === "DELETE" ? new Response(null, { status: 204 }) : welcome(),
  );
  await signIn(app, "1", "2");
  await signOut(app);
  recall(app);
  expect(account.value).toBeNull();
  expect(app.world.asked.at(-1)).toEqual({ method: "DELETE", path: "/api/session" });
});

it("ends the session on the server later when it signed out without a network", async () => {
  const app = appWith(() => welcome());
  await signIn(app, "1", "2");
  app.world.handler = noNetwork;
  await signOut(app);
  expect(account.value).toBeNull();

  app.world.handler = () => new Response(null, { status: 204 });
  app.world.asked.length = 0;
  await confirm(app);
  await confirm(app);
  expect(app.world.asked).toEqual([{ method: "DELETE", path: "/api/session" }]);
});

it("asks for a new password when the server wants one, until it is changed", async () => {
  const app = appWith(() => welcome());
  await signIn(app, "1", "2");
  noticeExpiry(new Problem(403, { code: "password_change_required", title: "" }));
  expect(account.value?.must_change_password).toBe(true);
  app.world.handler = () => new Response(null, { status: 204 });
  await changePassword(app, "old-one", "new-password");
  expect(account.value?.must_change_password).toBe(false);
});

it("is not signed in again by an answer that comes after signing out", async () => {
  const app = appWith(() => welcome());
  await signIn(app, "1", "2");
  let answer = (_late: Response) => {};
  app.world.handler = (_path, init) =>
    init.method === "DELETE"
      ? new Response(null, { status: 204 })
      : new Promise((done) => {
          answer = done;
        });
  const asking = confirm(app);
  await vi.waitFor(() => expect(app.world.asked.at(-1)).toEqual({ method: "GET", path: "/api/session" }));
  await signOut(app);
  answer(welcome());
  await asking;
  expect(account.value).toBeNull();
});

it("stays with whom another tab signed in while it asked", async () => {
  const app = appWith(() => welcome());
  await signIn(app, "1", "2");
  const other = { ...liYue, id: "account-other" };
  app.world.handler = () => {
    account.value = other;
    return welcome();
  };
  await confirm(app);
  expect(account.value).toEqual(other);
});
