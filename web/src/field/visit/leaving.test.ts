import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { halfWritten } from "../../shell/update.ts";
import { allDrafts } from "../../store/drafts.ts";
import { allEntries } from "../../store/entries.ts";
import { takeBundles } from "../../store/households.ts";
import { allPhotos } from "../../store/photos.ts";
import { maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, press, seen, type } from "../../testing/field.tsx";
import { closeEngine } from "../engine.ts";

const scaled = vi.hoisted(() => ({ finish: (_data: ArrayBuffer) => {} }));
vi.mock("../../photo/shrink.ts", () => ({
  shrink: () =>
    new Promise((done) => {
      scaled.finish = done;
    }),
}));

async function openForm() {
  const engine = fakeEngine();
  await takeBundles(engine.store, [maoJing()], []);
  await openField(engine, "/households/household-mao/visit");
  const input = await found<HTMLInputElement>("input[type=file]");
  await vi.waitFor(() => expect(halfWritten.value).toBe(true));
  return { engine, input };
}

async function choosePicture(input: HTMLInputElement): Promise<void> {
  Object.defineProperty(input, "files", { value: [new File(["x"], "door.jpg")] });
  await act(() => {
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await found(".tile.busy");
}

const leave = async () => {
  const up = await found("a.up");
  await act(() => up.click());
  await vi.waitFor(() => expect(document.querySelector("input[type=file]")).toBeNull());
};

it("leaves nothing behind when nothing was written", async () => {
  const { engine } = await openForm();
  await leave();
  await vi.waitFor(async () => expect(await allDrafts(engine.store)).toEqual([]));
});

it("keeps the draft and the picture when it is left while the picture is made smaller", async () => {
  const { engine, input } = await openForm();
  await choosePicture(input);
  await leave();
  scaled.finish(new ArrayBuffer(8));
  await vi.waitFor(async () => expect(await allPhotos(engine.store)).toHaveLength(1));
  const [photo] = await allPhotos(engine.store);
  expect(await allDrafts(engine.store)).toMatchObject([
    { id: photo?.draft_id, photos: [{ id: photo?.id }], touched: true },
  ]);
});

it("keeps both when the form is opened anew and written on meanwhile", async () => {
  const { engine, input } = await openForm();
  await choosePicture(input);
  await leave();
  await press("走访");
  await type("textarea", "儿子下周回来");
  scaled.finish(new ArrayBuffer(8));
  await found(".tile img, .tile .picture");
  await type("textarea", "儿子下周回来，要送药");
  await press("保存");
  await vi.waitFor(() => expect(seen("main")).toContain("已存在手机"));
  const [photo] = await allPhotos(engine.store);
  expect(photo).toMatchObject({ state: "waiting" });
  expect(await allEntries(engine.store)).toMatchObject([
    { body: { summary: "儿子下周回来，要送药", photos: [{ id: photo?.id }] } },
  ]);
});

it("saves only when the picture of an earlier look is in it", async () => {
  const { engine, input } = await openForm();
  await choosePicture(input);
  await leave();
  await press("走访");
  await type("textarea", "都好");
  await press("保存");
  expect(await allEntries(engine.store)).toEqual([]);
  scaled.finish(new ArrayBuffer(8));
  await vi.waitFor(async () =>
    expect(await allEntries(engine.store)).toMatchObject([{ body: { photos: [{ bytes: 8 }] } }]),
  );
});

it("closes the store only when the picture is in it", async () => {
  const { engine, input } = await openForm();
  await choosePicture(input);
  await leave();
  const closing = closeEngine(engine);
  scaled.finish(new ArrayBuffer(8));
  await closing;
  await engine.store.open();
  expect(await allPhotos(engine.store)).toHaveLength(1);
});
