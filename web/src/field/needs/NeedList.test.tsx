import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { allEntries } from "../../store/entries.ts";
import { takeBundles } from "../../store/households.ts";
import { maoJing, need } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, press, seen, type } from "../../testing/field.tsx";
import { stepsFor } from "./stepsFor.ts";

const { shrink } = vi.hoisted(() => ({ shrink: vi.fn<() => Promise<ArrayBuffer>>() }));
// It draws on a canvas, which the tests' browser has not.
vi.mock("../../photo/shrink.ts", () => ({ shrink }));

async function open(...needs: ReturnType<typeof need>[]) {
  const engine = fakeEngine();
  await takeBundles(engine.store, [maoJing({ needs })], []);
  await openField(engine, "/needs");
  return engine;
}

it("puts the longest open first, and what is settled apart", async () => {
  await open(
    need({ id: "n1", description: "水管", raised_at: "2026-11-20T03:00:00Z" }),
    need({ id: "n2", description: "药" }),
    need({ id: "n3", description: "路", state: "declined" }),
  );
  await vi.waitFor(() => expect(seen("main > ul > li p:nth-child(2)")).toBe("看病 · 药 | 看病 · 水管"));
  expect(seen("summary")).toContain("已有结果 1 条");
});

it("adds a step without a network and shows it at once", async () => {
  const engine = await open(need({ state: "accepted" }));
  await press("添一步");
  await press("办结");
  await type("dialog textarea", " 药取回来了 ");
  await press("保存");
  await vi.waitFor(() => expect(seen(".step")).toContain("办结 · 药取回来了"));
  expect(seen(".step")).toContain("在手机");
  expect(await allEntries(engine.store)).toMatchObject([
    { kind: "need.step", body: { need_id: "need-1", kind: "resolved", note: "药取回来了" } },
  ]);
});

it("has what the household confirms without a network among the settled at once", async () => {
  await open(need({ state: "resolved" }));
  await press("添一步");
  await press("保存");
  await vi.waitFor(() => expect(seen("main h2")).toBe("没办完的 0 条 · 最久的在前"));
  expect(seen("main > details > summary")).toContain("已有结果 1 条");
  expect(seen("main > details .step")).toContain("户里确认");
});

it.each(["进展", "办结"])("wants a word about it: %s", async (step) => {
  await open(need());
  await press("添一步");
  await press(step);
  const save = await found<HTMLButtonElement>("dialog button[type=submit]");
  expect(save.disabled).toBe(true);
});

it.each([
  ["raised", ["progress", "errand", "resolved"]],
  ["assigned", ["progress", "errand", "resolved"]],
  ["resolved", ["confirmed", "reopened", "progress"]],
  ["confirmed", []],
  ["declined", []],
] as const)("lets a helper say of a need that is %s: %s", (state, steps) => {
  expect(stepsFor(state)).toEqual(steps);
});

it("keeps a step open until its pictures are there, and a picture that was taken out stays out", async () => {
  const waiting: ((data: ArrayBuffer) => void)[] = [];
  shrink.mockImplementation(() => new Promise((done) => waiting.push(done)));
  const engine = await open(need({ state: "accepted" }));
  await press("添一步");
  await press("办结");
  await type("dialog textarea", "药取回来了");
  const choose = async (...files: string[]) => {
    const album = (await found("dialog .photos li:last-child input")) as HTMLInputElement;
    Object.defineProperty(album, "files", {
      value: files.map((name) => new File([name], name)),
      configurable: true,
    });
    await act(() => {
      album.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };
  const scale = async (bytes: number) => {
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    await act(async () => waiting.shift()?.(new ArrayBuffer(bytes)));
  };
  const save = await found<HTMLButtonElement>("dialog button[type=submit]");

  await choose("one.jpg");
  expect([save.disabled, save.textContent]).toEqual([true, "照片还在处理…"]);
  await scale(1);
  await vi.waitFor(() => expect(save.disabled).toBe(false));

  await choose("two.jpg", "three.jpg");
  await press("现场");
  await press("去掉");
  await scale(2);
  await scale(3);
  await vi.waitFor(() => expect(save.disabled).toBe(false));
  await press("保存");
  await vi.waitFor(async () =>
    expect(await allEntries(engine.store)).toMatchObject([
      { body: { photos: [{ bytes: 2 }, { bytes: 3 }] } },
    ]),
  );
});
