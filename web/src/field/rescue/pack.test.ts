import { createDecipheriv } from "node:crypto";
import { expect, it } from "vitest";
import { sha256 } from "../../api/sha256.ts";
import { operation } from "../../outbox/queue.ts";
import { photoBytes } from "../../store/photoBytes.ts";
import { entry, liYue } from "../../testing/cast.ts";
import { shoot } from "../../testing/sender.ts";
import { emptyStore } from "../../testing/store.ts";
import { gather } from "./gather.ts";
import { pack } from "./pack.ts";

const key = Buffer.alloc(32, 5);

/** As the format's description says, with nothing of ours: header line, nonce, sealed, tag. */
async function opened(file: File, by = key) {
  const bytes = Buffer.from(await file.arrayBuffer());
  const end = bytes.indexOf(10);
  const said = bytes.subarray(0, end);
  const sealed = bytes.subarray(end + 13);
  const decipher = createDecipheriv("aes-256-gcm", by, bytes.subarray(end + 1, end + 13));
  decipher.setAAD(said);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const cut = plain.indexOf(10);
  return {
    header: JSON.parse(said.toString()),
    texts: JSON.parse(plain.subarray(0, cut).toString()),
    pictures: plain.subarray(cut + 1),
  };
}

async function phoneWithUnsent() {
  const store = emptyStore();
  const unsent = { entry_id: "op-1", draft_id: null, state: "waiting" } as const;
  await store.entries.bulkAdd([
    entry("op-1"),
    entry("op-2", { state: "refused" }),
    entry("op-3", { state: "held" }),
    entry("op-4", { state: "applied" }),
  ]);
  await shoot(store, "photo-1", 10, unsent);
  await shoot(store, "photo-2", 20, { ...unsent, entry_id: "op-4", state: "refused" });
  await shoot(store, "photo-3", 30, { ...unsent, state: "here" });
  await shoot(store, "photo-4", 40);
  await shoot(store, "photo-5", 50, unsent);
  await store.photoBytes.put({ id: "photo-2", data: new Uint8Array(20).fill(7).buffer });
  const sealing = {
    account: liYue,
    deviceId: "device-1",
    madeAt: "2026-11-22T02:00:00.000Z",
    clockOffset: -5000 as number | undefined,
    key: key.toString("base64"),
    bytesOf: (id: string) => photoBytes(store, id),
  };
  const make = async (change: Partial<typeof sealing> = {}, limit?: number) =>
    pack({ ...sealing, ...(await gather(store)), ...change }, () => {}, limit);
  return { store, make };
}

it("holds all that is nowhere else, as it would have been sent, and only the owner's key opens it", async () => {
  const { make } = await phoneWithUnsent();
  const [file, ...others] = await make();
  if (!file) throw new Error("no file");
  expect(others).toEqual([]);
  expect(file.name).toBe("ruhu-李月-2026-11-22.ruhu");
  const { header, texts, pictures } = await opened(file);
  expect(header).toEqual({
    ruhu: "rescue",
    version: 1,
    account_id: liYue.id,
    device_id: "device-1",
    made_at: "2026-11-22T02:00:00.000Z",
    part: 1,
    parts: 1,
  });
  expect(texts.sent_at).toBe("2026-11-22T02:00:00.000Z");
  expect(texts.clock_offset_ms).toBe(-5000);
  expect(texts.operations).toEqual(["op-1", "op-2", "op-3"].map((id) => operation(entry(id))));
  const zeros = (bytes: number) => sha256(new ArrayBuffer(bytes));
  expect(texts.photos).toEqual([
    { id: "photo-1", sha256: await zeros(10), bytes: 10 },
    { id: "photo-2", sha256: await zeros(20), bytes: 20 },
    { id: "photo-5", sha256: await zeros(50), bytes: 50 },
  ]);
  expect([...pictures]).toEqual([...Array(10).fill(0), ...Array(20).fill(7), ...Array(50).fill(0)]);
  await expect(opened(file, Buffer.alloc(32, 6))).rejects.toThrow();
});

it("shows no word of what it holds", async () => {
  const { make } = await phoneWithUnsent();
  const [file] = await make();
  expect(await file?.text()).not.toContain("慢病");
});

it("makes several parts of many photos, texts in the first, and cuts none", async () => {
  const { make } = await phoneWithUnsent();
  const files = await make({}, 30);
  expect(files.map((file) => file.name)).toEqual([
    "ruhu-李月-2026-11-22-1-3.ruhu",
    "ruhu-李月-2026-11-22-2-3.ruhu",
    "ruhu-李月-2026-11-22-3-3.ruhu",
  ]);
  const parts = await Promise.all(files.map((file) => opened(file)));
  expect(parts.map(({ header }) => [header.part, header.parts])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(parts.map(({ texts }) => texts.operations.length)).toEqual([3, 0, 0]);
  const ids = parts.map(({ texts }) => texts.photos.map((photo: { id: string }) => photo.id));
  expect(ids).toEqual([[], ["photo-1", "photo-2"], ["photo-5"]]);
  expect(parts.map(({ pictures }) => pictures.length)).toEqual([0, 30, 50]);
});

it("says nothing of a clock that it has never compared, and leaves a damaged photo out", async () => {
  const { store, make } = await phoneWithUnsent();
  await store.photoBytes.put({ id: "photo-1", data: new ArrayBuffer(9) });
  await store.photoBytes.delete("photo-5");
  const [file] = await make({ clockOffset: undefined });
  if (!file) throw new Error("no file");
  const { texts, pictures } = await opened(file);
  expect("clock_offset_ms" in texts).toBe(false);
  expect(texts.photos).toMatchObject([{ id: "photo-2" }]);
  expect(pictures).toHaveLength(20);
});
