import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { allDrafts, putDraft } from "../../store/drafts.ts";
import { allEntries } from "../../store/entries.ts";
import { takeBundles } from "../../store/households.ts";
import { StoreFull } from "../../store/write.ts";
import { content, draft, entry, maoJing, visit } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, press, seen, type } from "../../testing/field.tsx";

const form = "/households/household-mao/visit";

async function phone(...visits: ReturnType<typeof visit>[]) {
  const engine = fakeEngine();
  await takeBundles(engine.store, [maoJing({ visits })], []);
  return engine;
}

const finding = (check: string) => seen(`[data-field="checks.${check}"] label.on`);

it("begins with who was met last time, and takes all six findings over in one tap", async () => {
  const engine = await phone(visit());
  await openField(engine, form);
  const met = await found<HTMLInputElement>("[data-field=met] input");
  expect(met.checked).toBe(true);
  expect(finding("medical")).toBe("");
  await press("都和上次一样");
  expect(finding("medical")).toBe("有问题");
  await press("保存");
  await vi.waitFor(() => expect(seen("main")).toContain("已存在手机"));
  const [saved] = await allEntries(engine.store);
  expect(saved).toMatchObject({
    kind: "visit.record",
    body: { checks: content.checks, met: ["member-mao"] },
  });
  expect(await allDrafts(engine.store)).toEqual([]);
});

it("offers nothing to be the same as at the first visit", async () => {
  await openField(await phone(), form);
  await found(".check");
  expect(seen("button")).not.toContain("都和上次一样");
});

it("opens a half-written visit at the line where it was left", async () => {
  const engine = await phone();
  const needs = [{ id: "n1", category: "medical", description: "慢病", urgency: "urgent" }] as const;
  await putDraft(engine.store, draft({ needs: [...needs], summary: "儿子", place: "needs.0@0" }));
  await openField(engine, form);
  const line = await found<HTMLInputElement>("[data-line='needs.0'] input[type=text]");
  await vi.waitFor(() => expect(document.activeElement).toBe(line));
  expect(line.value).toBe("慢病");
  expect((await found<HTMLTextAreaElement>("textarea")).value).toBe("儿子");
});

it("has on the disk what was typed, without saving", async () => {
  const engine = await phone();
  await openField(engine, form);
  await type("textarea", "儿子下周回来");
  await vi.waitFor(async () =>
    expect(await allDrafts(engine.store)).toMatchObject([{ summary: "儿子下周回来" }]),
  );
});

it("asks once for a word about a change, and takes a second no for an answer", async () => {
  const engine = await phone(visit());
  await openField(engine, form);
  await press("都和上次一样");
  await act(() =>
    document.querySelector<HTMLElement>("[data-field='checks.food'] label:nth-of-type(2)")?.click(),
  );
  await press("保存");
  expect(seen("[data-field=summary] .fault")).toContain("写一句变了什么");
  expect(await allEntries(engine.store)).toEqual([]);
  await press("保存");
  await vi.waitFor(() => expect(seen("main")).toContain("已存在手机"));
});

it("keeps the form and says what to do when the phone is full", async () => {
  const engine = await phone();
  await openField(engine, form);
  await type("textarea", "都好");
  vi.spyOn(engine.store, "transaction").mockRejectedValue(new StoreFull());
  await press("保存");
  await vi.waitFor(() => expect(seen(".bar [role=alert]")).toContain("手机空间不够"));
  expect((await found<HTMLTextAreaElement>("textarea")).value).toBe("都好");
  vi.restoreAllMocks();
});

const returned = visit({
  state: "returned",
  review: {
    decision: "returned",
    reasons: [{ field: "checks.housing", code: "contradicts", note: "屋顶漏水已办结" }],
    note: "",
    reviewer: "王审核",
    at: "2026-11-21T08:20:00Z",
    round: 1,
  },
});

it("opens a returned visit on the field, with the words and the old value, and sends an amendment", async () => {
  const engine = await phone(returned);
  await openField(engine, "/households/household-mao/visits/visit-1/answer");
  await found(".check");
  await vi.waitFor(() =>
    expect(document.activeElement?.closest("[data-field]")?.getAttribute("data-field")).toBe(
      "checks.housing",
    ),
  );
  expect(seen("[data-field='checks.housing'] .fault")).toBe("屋顶漏水已办结原来填的：好");
  await press("保存");
  await vi.waitFor(() => expect(seen("main")).toContain("已存在手机"));
  expect(await allEntries(engine.store)).toMatchObject([
    { kind: "visit.amend", body: { visit_id: "visit-1", base_revision: 1, summary: content.summary } },
  ]);
});

it("keeps the words being typed when the visit gets another revision meanwhile", async () => {
  const engine = await phone(returned);
  await openField(engine, "/households/household-mao/visits/visit-1/answer");
  await type("textarea", "屋顶已修");
  await takeBundles(engine.store, [maoJing({ visits: [{ ...returned, revision: 2 }] })], []);
  await vi.waitFor(async () =>
    expect(await allDrafts(engine.store)).toMatchObject([{ amends: { base_revision: 2 } }]),
  );
  await press("保存");
  await vi.waitFor(() => expect(seen("main")).toContain("已存在手机"));
  expect(await allEntries(engine.store)).toMatchObject([{ body: { base_revision: 2, summary: "屋顶已修" } }]);
});

it("lets an answer be thrown away whose visit is no longer on the phone", async () => {
  const engine = await phone();
  await putDraft(engine.store, draft({ amends: { visit_id: "visit-old", base_revision: 1 } }));
  await openField(engine, "/households/household-mao/visits/visit-old/answer");
  await press("不写了，删掉这份");
  await press("删掉");
  await vi.waitFor(async () => expect(await allDrafts(engine.store)).toEqual([]));
});

it("says so when what was saved is no longer on the phone", async () => {
  await openField(await phone(), "/saved/op-gone");
  await vi.waitFor(() => expect(seen("main")).toContain("这条记录不在手机里了"));
});

it("takes a returned visit back, with a reason", async () => {
  const engine = await phone(returned);
  await openField(engine, "/households/household-mao/visits/visit-1/answer");
  await press("撤回这次走访");
  await type("dialog textarea", "记错了户");
  await press("撤回");
  await vi.waitFor(async () =>
    expect(await allEntries(engine.store)).toMatchObject([
      { kind: "visit.withdraw", body: { visit_id: "visit-1", reason: "记错了户" } },
    ]),
  );
  expect(await allDrafts(engine.store)).toEqual([]);
});

it("opens a refused visit on the field at fault; saving it replaces the refused entry", async () => {
  const engine = await phone();
  const errors = { summary: ["too_long"] };
  await engine.store.entries.add(
    entry("op-1", { state: "refused", problem: { code: "invalid", title: "", errors } }),
  );
  await openField(engine, "/outbox/op-1/mend");
  const area = await found("textarea");
  await vi.waitFor(() => expect(document.activeElement).toBe(area));
  expect(seen("[data-field=summary] .fault")).toBe("太长了");
  await type("textarea", "短一点");
  await press("保存");
  await vi.waitFor(() => expect(seen("main")).toContain("已存在手机"));
  const entries = await allEntries(engine.store);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ state: "waiting", body: { summary: "短一点" } });
});

it("gives the browser no words to write down in clear", async () => {
  const needs = [{ id: "n1", category: "medical", description: "慢病", urgency: "urgent" }] as const;
  const engine = await phone();
  await putDraft(engine.store, draft({ needs: [...needs] }));
  await openField(engine, form);
  await found("[data-line='needs.0']");
  const typed = [...document.querySelectorAll("textarea, input[type=text]")];
  expect(typed.map((field) => field.getAttribute("autocomplete"))).toEqual(["off", "off"]);
});
