import { expect, it } from "vitest";
import { photoBytes } from "../store/photoBytes.ts";
import { photo } from "../store/photos.ts";
import { refusal } from "../testing/answers.ts";
import { entry } from "../testing/cast.ts";
import { phone, shoot } from "../testing/sender.ts";
import { sendPhotos } from "./sendPhotos.ts";

const KB = 1024;

async function phoneWith(state: "applied" | "waiting" | "held", ...sizes: number[]) {
  const one = phone();
  await one.store.entries.add(entry("op-1", { state }));
  for (const [i, bytes] of sizes.entries()) {
    await shoot(one.store, `photo-${i + 1}`, bytes, { state: "waiting", entry_id: "op-1", draft_id: null });
  }
  const seen: [string, number][] = [];
  const send = () => sendPhotos(one, (which, bytes) => seen.push([which.id, bytes]));
  return { ...one, send, seen };
}

/** Another answer to every request about one photo. */
const about = (id: string, answer: () => Response) => (path: string, init: RequestInit) => {
  const told = (init.headers as Record<string, string>)["Upload-Metadata"] ?? "";
  return path.endsWith(id) || told.includes(btoa(id)) ? answer() : undefined;
};

it("sends the bytes in pieces and notes the server's time when it has said the hash; its copy stays", async () => {
  const { store, server, send, seen } = await phoneWith("applied", 600 * KB);
  await send();
  expect(seen).toEqual([
    ["photo-1", 0],
    ["photo-1", 256 * KB],
    ["photo-1", 512 * KB],
  ]);
  expect(server.uploads.get("photo-1")?.data).toHaveLength(600 * KB);
  expect(await photo(store, "photo-1")).toMatchObject({
    state: "here",
    sent: 600 * KB,
    here_at: "2026-11-22T02:00:00Z",
  });
  expect(await photoBytes(store, "photo-1")).toBeDefined();
});

it("needs one request for a small photo", async () => {
  const { world, send } = await phoneWith("applied", 256 * KB);
  await send();
  expect(world.asked).toEqual([{ method: "POST", path: "/api/photos/uploads" }]);
});

it("asks first what has arrived when an earlier try was cut, and sends nothing twice", async () => {
  const { world, store, server, send } = await phoneWith("applied", 10);
  const right = server.handler;
  server.instead = async (path, init) => {
    server.instead = null;
    await right(path, init);
    throw new TypeError("cut");
  };
  await expect(send()).rejects.toThrow("no answer");
  expect(await photo(store, "photo-1")).toMatchObject({ state: "waiting", begun: true });
  server.instead = (_path, init) => (init.body ? refusal(500, "unexpected") : undefined);
  await send();
  expect(await photo(store, "photo-1")).toMatchObject({ state: "here" });
  expect(world.asked).toHaveLength(2);
});

it.each(["waiting", "held"] as const)("sends no picture of a visit whose text is %s", async (state) => {
  const { world, send } = await phoneWith(state, 10);
  await send();
  expect(world.asked).toEqual([]);
});

it("goes on where a cut line left it", async () => {
  const { store, server, send, seen } = await phoneWith("applied", 600 * KB);
  server.instead = (_path, init) =>
    (init.headers as Record<string, string>)["Upload-Offset"] === String(256 * KB)
      ? Promise.reject(new TypeError("cut"))
      : undefined;
  await expect(send()).rejects.toThrow("no answer");
  expect(await photo(store, "photo-1")).toMatchObject({ state: "waiting", sent: 256 * KB });
  expect(await photoBytes(store, "photo-1")).toBeDefined();

  server.instead = null;
  seen.length = 0;
  await send();
  expect(seen[0]).toEqual(["photo-1", 256 * KB]);
  expect(await photo(store, "photo-1")).toMatchObject({ state: "here" });
});

it.each([
  ["no hash", {}],
  ["another hash", { "Ruhu-Sha256": "0".repeat(64) }],
])("keeps the bytes when the server answers with %s", async (_name, said) => {
  const { store, server, send } = await phoneWith("applied", 10);
  server.instead = (_path, init) =>
    init.body ? new Response(null, { status: 201, headers: { "Upload-Offset": "10", ...said } }) : undefined;
  await expect(send()).rejects.toThrow();
  expect(await photoBytes(store, "photo-1")).toBeDefined();
  expect(await photo(store, "photo-1")).toMatchObject({ state: "waiting" });
});

it("marks a refused picture, keeps its bytes, and sends the next", async () => {
  const { store, server, send } = await phoneWith("applied", 10, 20);
  server.instead = about("photo-1", () => refusal(422, "unreadable_picture"));
  await send();
  expect(await photo(store, "photo-1")).toMatchObject({
    state: "refused",
    problem: { code: "unreadable_picture" },
  });
  expect(await photoBytes(store, "photo-1")).toBeDefined();
  expect(await photo(store, "photo-2")).toMatchObject({ state: "here" });
});

it("does not let one that fails today keep the next from going", async () => {
  const { store, server, send } = await phoneWith("applied", 10, 20);
  server.instead = about("photo-1", () => refusal(500, "unexpected"));
  await expect(send()).rejects.toMatchObject({ code: "unexpected" });
  expect(await photo(store, "photo-1")).toMatchObject({ state: "waiting" });
  expect(await photo(store, "photo-2")).toMatchObject({ state: "here" });
});

it("stops at once when the session has run out", async () => {
  const { world, server, send } = await phoneWith("applied", 10, 20);
  server.instead = () => refusal(401, "not_signed_in");
  await expect(send()).rejects.toMatchObject({ code: "not_signed_in" });
  expect(world.asked).toHaveLength(1);
});

it("sends again what was damaged on its way, and gives up on what is damaged on the phone", async () => {
  const { store, server, send } = await phoneWith("applied", 10, 20);
  await store.photoBytes.put({ id: "photo-2", data: new Uint8Array(20).fill(7).buffer });
  server.instead = (_path, init) => (init.body ? refusal(422, "hash_mismatch") : undefined);
  await expect(send()).rejects.toMatchObject({ code: "hash_mismatch" });
  expect(await photo(store, "photo-1")).toMatchObject({ state: "waiting" });
  expect(await photo(store, "photo-2")).toMatchObject({ state: "refused" });
});

it("asks again for what it has sent before: here, sent once more from its copy, or refused when nobody has it", async () => {
  const { store, server, send } = await phoneWith("applied", 10, 20, 30);
  await send();
  server.uploads.delete("photo-2");
  server.uploads.delete("photo-3");
  await store.photoBytes.bulkDelete(["photo-1", "photo-3"]);
  await store.photos.toCollection().modify({ state: "waiting", sent: 0 });
  await send();
  expect(await photo(store, "photo-1")).toMatchObject({ state: "here" });
  expect(await photo(store, "photo-2")).toMatchObject({ state: "here" });
  expect(server.uploads.get("photo-2")?.data).toHaveLength(20);
  expect(await photo(store, "photo-3")).toMatchObject({ state: "refused" });
});
