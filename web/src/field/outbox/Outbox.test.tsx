import { expect, it, vi } from "vitest";
import { takeBundles } from "../../store/households.ts";
import type { Entry } from "../../store/records.ts";
import { content, entry, maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, press, seen } from "../../testing/field.tsx";
import { shoot } from "../../testing/sender.ts";

async function open(...entries: Entry[]) {
  const engine = fakeEngine();
  await takeBundles(engine.store, [maoJing()], []);
  await engine.store.entries.bulkAdd(entries);
  await openField(engine, "/outbox");
  return engine;
}

it.each([
  [{}, "在手机文字 1 KB"],
  [{ state: "applied", custody: "received" }, "已到县里"],
  [{ state: "applied", custody: "verified" }, "镇已核"],
  [{ state: "held", problem: { code: "not_paired", title: "" } }, "镇里在看此户当时不由您结对"],
  [{ state: "refused", problem: { code: "duplicate", title: "" } }, "县里没收下这条已经有了"],
  [
    { state: "refused", problem: { code: "duplicate", title: "" }, kept_at: "2026-11-22T00:00:00Z" },
    "留给镇里这条已经有了",
  ],
] as [Partial<Entry>, string][])("has a word of custody for %o", async (change, words) => {
  await open(entry("op-1", change));
  await found(".card .cluster");
  expect(seen(".card .cluster")).toBe(words);
});

it("says why it is not there yet", async () => {
  const failure = { code: "no_answer", title: "" };
  await open(entry("op-1", { attempts: 3, attempted_at: "2026-11-22T01:58:00Z", failure }));
  await vi.waitFor(() => expect(seen("main")).toMatch(/试过 3 次，上次 今天 \d\d:58：连不上县里/));
});

it("puts what asks for a person first, then the newest", async () => {
  await open(
    entry("op-1", { state: "refused", household_name: "一", problem: { code: "duplicate", title: "" } }),
    entry("op-2", { household_name: "二" }),
    entry("op-3", { household_name: "三" }),
  );
  await vi.waitFor(() => expect(seen("main li > a.name")).toBe("一 | 三 | 二"));
});

it("counts the photos that are there, and how many bytes are not", async () => {
  const engine = fakeEngine();
  const notes = [];
  for (const [id, state, sent] of [
    ["p1", "here", 4096],
    ["p2", "waiting", 1024],
    ["p3", "waiting", 0],
  ] as const) {
    notes.push(await shoot(engine.store, id, 4096, { state, sent, entry_id: "op-1", draft_id: null }));
  }
  const arrived = entry("op-1", { state: "applied", custody: "received" });
  if (arrived.kind === "visit.record") arrived.body.photos = notes;
  await engine.store.entries.add(arrived);
  await openField(engine, "/outbox");
  await vi.waitFor(() => expect(seen(".card .cluster")).toBe("已到县里照片 1/3 · 还差 7 KB"));
  expect((await found<HTMLProgressElement>("progress")).value).toBe(5 * 1024);
});

it("leaves a refused entry to the township, after a question", async () => {
  const engine = await open(entry("op-1", { state: "refused", problem: { code: "duplicate", title: "" } }));
  await press("交给镇里");
  expect((await engine.store.entries.get("op-1"))?.kept_at).toBeNull();
  await found("dialog");
  document.querySelector<HTMLElement>("dialog .button.main")?.click();
  await vi.waitFor(async () => expect((await engine.store.entries.get("op-1"))?.kept_at).not.toBeNull());
});

it("offers no mending of a household that is no longer mine", async () => {
  await open(
    entry("op-1", { state: "refused", household_id: "gone", problem: { code: "not_found", title: "" } }),
  );
  await vi.waitFor(() => expect(seen("main")).toContain("可以留给镇里处理"));
  expect(seen("main")).not.toContain("改好再送");
});

const amendment = {
  kind: "visit.amend",
  body: { ...content, visit_id: "visit-1", base_revision: 1, started_at: "", ended_at: "" },
} as Partial<Entry>;

it.each([
  ["invalid", {}, true],
  ["duplicate", {}, false],
  ["operation_taken", {}, false],
  ["wrong_state", {}, true],
  ["stale_revision", amendment, true],
  ["wrong_state", amendment, false],
  ["not_found", amendment, false],
] as const)("offers mending only where other words may help: %s", async (code, change, mends) => {
  await open(entry("op-1", { ...change, state: "refused", problem: { code, title: "" } } as Partial<Entry>));
  await vi.waitFor(() => expect(seen("main .choices")).toContain("交给镇里"));
  expect(seen("main .choices").includes("改好再送")).toBe(mends);
});

it("sends a refused step again at a tap", async () => {
  const body = { id: "step-1", need_id: "need-1", kind: "progress", note: "" };
  const problem = { code: "unexpected", title: "" };
  const engine = await open(
    entry("op-1", { kind: "need.step", body, state: "refused", problem } as Partial<Entry>),
  );
  await press("再送一次");
  await vi.waitFor(() => expect(seen(".card .cluster")).toContain("在手机"));
  expect(await engine.store.entries.get("op-1")).toBeUndefined();
});

it("passes on what the supervisor wrote when the township would not have it", async () => {
  const problem = { code: "dismissed", title: "", detail: "同一天已有一次走访" };
  await open(entry("op-1", { state: "refused", problem }));
  await vi.waitFor(() => expect(seen("main .card")).toContain("同一天已有一次走访"));
});
