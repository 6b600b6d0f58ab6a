import { expect, it, vi } from "vitest";
import { putDraft } from "../../store/drafts.ts";
import { takeBundles } from "../../store/households.ts";
import { remember } from "../../store/settings.ts";
import { draft, entry, maoJing, visit } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, seen, type } from "../../testing/field.tsx";

const heYulan = maoJing({ id: "household-he", code: "2", head_name: "和玉兰", initials: "hyl", members: [] });
const names = () => seen("section[aria-labelledby=mine] a.name");

async function open(...bundles: ReturnType<typeof maoJing>[]) {
  const engine = fakeEngine();
  await takeBundles(engine.store, bundles, []);
  return { engine, open: () => openField(engine, "/") };
}

it("puts who has waited longest first", async () => {
  const seldom = maoJing({ visits: [visit({ started_at: "2026-10-12T02:00:00Z" })] });
  const often = { ...heYulan, visits: [visit({ started_at: "2026-11-20T02:00:00Z" })] };
  const never = maoJing({ id: "household-feng", code: "3", head_name: "冯岩" });
  const today = await open(often, never, seldom);
  await today.open();
  await vi.waitFor(() => expect(names()).toBe("冯岩 | 毛静 | 和玉兰"));
  expect(seen("#mine")).toBe("我的 3 户 · 久未走访在前");
});

it("reminds of nobody who is away, and offers to ring them", async () => {
  const never = maoJing({ id: "household-feng", code: "3", head_name: "冯岩", away_until: "2027-02-10" });
  const today = await open(never, maoJing({ visits: [visit({ started_at: "2026-11-20T02:00:00Z" })] }));
  await today.open();
  await vi.waitFor(() => expect(names()).toBe("毛静 | 冯岩"));
  expect(seen("#household-feng .chip")).toBe("外出务工，到2027年2月10日");
  expect(seen("#household-feng .button")).toBe("电话走访");
});

it("shows what the township returned before anything else, in its words, and opens the answer", async () => {
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
  const today = await open(maoJing({ visits: [returned] }));
  await today.open();
  const first = await found("section[aria-labelledby=first] a");
  expect(first.getAttribute("href")).toBe("/households/household-mao/visits/visit-1/answer");
  expect(seen("section[aria-labelledby=first]")).toContain("住房：屋顶漏水已办结");
  expect(seen("section[aria-labelledby=first]")).toContain("第 1 次退回");
});

it("shows what was left half-written, not what was only opened", async () => {
  const today = await open(maoJing(), heYulan);
  await putDraft(today.engine.store, draft());
  await putDraft(
    today.engine.store,
    draft({ id: "draft-2", household_id: "household-he", checks: {}, summary: "", touched: false }),
  );
  await today.open();
  await found("section[aria-labelledby=first] a");
  expect(seen("section[aria-labelledby=first] a")).toBe("毛静");
});

it("finds by pinyin initials", async () => {
  const today = await open(maoJing(), heYulan);
  await today.open();
  await type("input[type=search]", "hyl");
  await vi.waitFor(() => expect(names()).toBe("和玉兰"));
});

it("always says what is only on the phone", async () => {
  const today = await open(maoJing());
  await today.engine.store.entries.add(entry("op-1", { made_at: "2026-11-20T01:00:00Z" }));
  await today.open();
  const chip = await found(".page-top a.chip");
  expect(chip.textContent).toBe("仅在本机：1 条，最久 2 天");
  expect(chip.getAttribute("href")).toBe("/outbox");
});

it("says before the first pull that the households are still to come", async () => {
  const today = await open();
  await today.open();
  await vi.waitFor(() => expect(seen("main")).toContain("还没取到您的户"));
});

it("finds a household that another helps now, and offers no visit there", async () => {
  const today = await open(maoJing(), { ...heYulan, my_role: null, visits: [visit({ state: "returned" })] });
  await today.open();
  await vi.waitFor(() => expect(seen("#mine")).toBe("我的 1 户 · 久未走访在前"));
  await type("input[type=search]", "hyl");
  await vi.waitFor(() => expect(names()).toBe("和玉兰"));
  expect(document.querySelector('main a[href$="/visit"]')).toBeNull();
});

it("says that none is left when all were handed over, and still finds them", async () => {
  const today = await open({ ...heYulan, my_role: null });
  await remember(today.engine.store, { pulled_at: "2026-11-22T02:00:00Z" });
  await today.open();
  await vi.waitFor(() => expect(seen("main")).toContain("现在没有和您结对的户"));
  expect(seen("#mine")).toBe("");
  await type("input[type=search]", "hyl");
  await vi.waitFor(() => expect(names()).toBe("和玉兰"));
});
