import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { halfWritten } from "../../shell/update.ts";
import { allDrafts } from "../../store/drafts.ts";
import { takeBundles } from "../../store/households.ts";
import { allPhotos } from "../../store/photos.ts";
import { maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField } from "../../testing/field.tsx";

const scaled = vi.hoisted(() => ({ finish: (_data: ArrayBuffer) => {} }));
vi.mock("../photo/shrink.ts", () => ({
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
  Object.defineProperty(input, "files", { value: [new File(["x"], "door.jpg")] });
  await act(() => {
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await found(".tile.busy");
  await leave();
  scaled.finish(new ArrayBuffer(8));
  await vi.waitFor(async () => expect(await allPhotos(engine.store)).toHaveLength(1));
  const [photo] = await allPhotos(engine.store);
  await vi.waitFor(async () =>
    expect(await allDrafts(engine.store)).toMatchObject([
      { id: photo?.draft_id, photos: [{ id: photo?.id }] },
    ]),
  );
});
