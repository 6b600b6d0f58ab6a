import { act } from "preact/test-utils";
import { beforeEach, expect, it, vi } from "vitest";
import { allDrafts, putDraft } from "../../store/drafts.ts";
import { takeBundles } from "../../store/households.ts";
import type { VisitDraft } from "../../store/records.ts";
import { draft, entry, maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, press, seen } from "../../testing/field.tsx";
import { locate } from "../locate.ts";

vi.mock("../locate.ts", async (original) => ({ ...(await original<object>()), locate: vi.fn() }));

beforeEach(() => {
  const here = { lat: 26.5, lon: 108.1, accuracy_m: 12, taken_at: "2026-11-22T02:00:00Z" };
  vi.mocked(locate).mockReset().mockResolvedValue(here);
});

async function open(path: string, begun?: VisitDraft) {
  const engine = fakeEngine();
  await takeBundles(engine.store, [maoJing()], []);
  await engine.store.entries.add(entry("op-1", { state: "refused" }));
  if (begun) await putDraft(engine.store, begun);
  await openField(engine, path);
  await found(".where");
  return engine;
}
const form = "/households/household-mao/visit";
const where = () => seen(".where [role=status]");

it("finds where a new visit is written, and drops a form that says nothing else", async () => {
  const engine = await open(form);
  await vi.waitFor(() => expect(where()).toContain("±12 米"));
  await act(() => document.querySelector<HTMLElement>("a.up")?.click());
  await vi.waitFor(async () => expect(await allDrafts(engine.store)).toEqual([]));
});

it("remembers that the writer wants no location told", async () => {
  const engine = await open(form);
  await press("不要位置");
  await vi.waitFor(async () =>
    expect(await allDrafts(engine.store)).toMatchObject([{ location_dropped: true }]),
  );
});

it("asks no more once the location was dropped, unless told to", async () => {
  await open(form, draft({ location_dropped: true }));
  expect(where()).toContain("不记位置");
  expect(locate).not.toHaveBeenCalled();
  await press("取位置");
  await vi.waitFor(() => expect(where()).toContain("±12 米"));
});

it("does not put today's place into a visit that is being mended", async () => {
  await open("/outbox/op-1/mend");
  expect(where()).toContain("不记位置");
  expect(locate).not.toHaveBeenCalled();
});

it("keeps a form in which only the mode was chosen", async () => {
  const engine = await open(form);
  await press("电话");
  await act(() => document.querySelector<HTMLElement>("a.up")?.click());
  await vi.waitFor(() => expect(document.querySelector(".where")).toBeNull());
  await vi.waitFor(async () => expect(await allDrafts(engine.store)).toMatchObject([{ mode: "telephone" }]));
});
