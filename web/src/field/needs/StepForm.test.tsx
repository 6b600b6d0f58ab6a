import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { halfWritten } from "../../shell/update.ts";
import { allDrafts, putDraft } from "../../store/drafts.ts";
import { takeBundles } from "../../store/households.ts";
import { allPhotos } from "../../store/photos.ts";
import { maoJing, need, stepDraft } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, press, seen, type } from "../../testing/field.tsx";
import { shoot } from "../../testing/sender.ts";
import { closeEngine, type Engine } from "../engine.ts";

const { shrink } = vi.hoisted(() => ({ shrink: vi.fn(() => Promise.resolve(new ArrayBuffer(8))) }));
// It draws on a canvas, which the tests' browser has not.
vi.mock("../../photo/shrink.ts", () => ({ shrink }));

async function phone(bundle = maoJing({ needs: [need({ state: "accepted" })] })): Promise<Engine> {
  const engine = fakeEngine();
  await takeBundles(engine.store, [bundle], []);
  return engine;
}

const chosen = () =>
  document.querySelector("dialog input[type=radio]:checked")?.closest("label")?.textContent;
const words = async () => (await found<HTMLTextAreaElement>("dialog textarea")).value;

async function choosePicture(): Promise<void> {
  const album = await found("dialog .photos li:last-child input");
  Object.defineProperty(album, "files", { value: [new File(["x"], "door.jpg")] });
  await act(() => {
    album.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await found("dialog .photos img, dialog .photos .picture");
}

it("has what was typed on the disk, with its pictures, when the app is closed in the midst of it", async () => {
  const engine = await phone();
  await openField(engine, "/needs");
  await press("添一步");
  await press("办结");
  await type("dialog textarea", "药取回来了");
  await choosePicture();
  await type("dialog textarea", "药取回来了，够三个月");
  await closeEngine(engine);
  engine.store.open();
  const [photo] = await allPhotos(engine.store);
  expect(await allDrafts(engine.store)).toMatchObject([
    { kind: "resolved", note: "药取回来了，够三个月", photos: [{ id: photo?.id }] },
  ]);
});

it("goes on where it was left", async () => {
  const engine = await phone();
  await openField(engine, "/needs");
  await press("添一步");
  await press("代办");
  await type("dialog textarea", "代办慢病证");
  await type("dialog input[type=number]", "3");
  await press("先不");
  await vi.waitFor(() => expect(halfWritten.value).toBe(false));
  await vi.waitFor(() => expect(seen("main .chip")).toContain("写了一半"));
  await press("添一步");
  expect(await words()).toBe("代办慢病证");
  expect([chosen(), (await found<HTMLInputElement>("dialog input[type=number]")).value]).toEqual([
    "代办",
    "3",
  ]);
});

it("leaves nothing behind when nothing was written", async () => {
  const engine = await phone();
  await openField(engine, "/needs");
  await press("添一步");
  await press("办结");
  await press("先不");
  await vi.waitFor(async () => expect(await allDrafts(engine.store)).toEqual([]));
});

it("is thrown away with its pictures when somebody says so", async () => {
  const engine = await phone();
  const note = await shoot(engine.store, "photo-1", 3, { draft_id: "step-1" });
  await putDraft(engine.store, stepDraft({ photos: [note] }));
  await openField(engine, "/needs");
  await press("添一步");
  await press("不写了，删掉这份");
  await press("删掉");
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect([await allDrafts(engine.store), await allPhotos(engine.store)]).toEqual([[], []]);
});

it("says what can be said of the need by now", async () => {
  const engine = await phone(maoJing({ needs: [need({ state: "resolved" })] }));
  await putDraft(engine.store, stepDraft({ kind: "errand", note: "代办慢病证" }));
  await openField(engine, "/needs");
  await press("添一步");
  expect(await words()).toBe("代办慢病证");
  expect(chosen()).toBe("户里确认");
});

it("is found from the first screen, also where the need is settled and the household another's", async () => {
  const engine = await phone(
    maoJing({
      my_role: null,
      needs: [need({ state: "declined" }), need({ id: "need-2", description: "别的" })],
    }),
  );
  await putDraft(engine.store, stepDraft());
  await openField(engine, "/");
  const first = await found("section[aria-labelledby=first] a.name");
  expect(seen("section[aria-labelledby=first] li")).toContain("需求进展");
  await act(() => first.click());
  await vi.waitFor(() => expect(seen("section[aria-labelledby=needs] h2")).toContain("1"));
  expect(seen("section[aria-labelledby=needs]")).not.toContain("别的");
  expect(document.querySelectorAll("main a[href='/households/household-mao']")).toHaveLength(0);
  await press("添一步");
  expect(await words()).toBe("药已送到");
  expect(seen("dialog label")).toContain("进展");
});
