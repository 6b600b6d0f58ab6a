import { act } from "preact/test-utils";
import { LocationProvider, Route, Router } from "preact-iso/router";
import { expect, it, onTestFinished, vi } from "vitest";
import type { Flag, VisitWhole } from "../../api/deskWire.ts";
import type { Account } from "../../api/wire.ts";
import { AppProvider, openApp } from "../../shell/app.ts";
import { json } from "../../testing/answers.ts";
import { visit } from "../../testing/cast.ts";
import { found, press, seen, type } from "../../testing/field.tsx";
import { stage } from "../../testing/stage.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { learn, speak } from "../../words/words.ts";
import desk from "../../words/zh-Hans/desk.json";
import problems from "../../words/zh-Hans/problems.json";
import terms from "../../words/zh-Hans/terms.json";
import { keptOf } from "../kept.ts";
import { MeProvider } from "../me.ts";
import { ReviewQueue } from "./ReviewQueue.tsx";
import { grace, returnOf, type Words } from "./verdicts.ts";

const region = { code: "522634101", name: "西江镇", level: "township" } as const;
const supervisor = { id: "reviewer-wang", name: "王审核", role: "supervisor", region } as Account;

function waiting(id: string, head_name: string): VisitWhole {
  const { content, ...written } = visit({ id, state: "waiting", review: null });
  const household = { id, code: id, head_name, group: "", category: "", cause: null, people: 4, region };
  const brief = { mode: content.mode, checks: content.checks, summary: "", need_count: 0 };
  const row = { ...written, ...brief, household, photos: { here: 0, of: 0 }, returned_times: 0 };
  const lists = { changes: [], flags: [], revisions: [], needs: [], earlier: [], household_helpers: [] };
  return { ...row, ...lists, content, place: null, members: [] };
}

const against: Flag = {
  id: "flag-1",
  kind: "fine_against_need",
  about: { need_id: "need-1", check: "medical", at: "2026-10-12T03:00:00Z" },
  dismissed: null,
};
const visits = [{ ...waiting("visit-mao", "毛静"), flags: [against] }, waiting("visit-chen", "陈建国")];

/** The supervisor's queue with `visits` in it, from which no verdict gets through. */
async function open(path: string) {
  learn({ desk, problems, terms });
  await speak("zh-Hans");
  history.replaceState(null, "", path);
  onTestFinished(() => history.replaceState(null, "", "/"));
  const counts = { waiting: visits.length, approved: 0, returned: 0 };
  const world = fakeWorld((asked) => {
    const id = /^\/api\/visits\/([\w-]+)/.exec(asked)?.[1];
    if (id) return json({ visit: visits.find((one) => one.id === id) });
    if (asked.startsWith("/api/visits?")) return json({ visits, next: null, counts, more: [] });
    if (asked.startsWith("/api/flags/"))
      return json({ flag: { ...against, dismissed: { by: "王审核", note: "问过了" } } });
    if (asked.startsWith("/api/reviews")) throw new TypeError("no network");
    return json({ regions: [], accounts: [], next: null });
  });
  await stage()(
    <AppProvider value={openApp(world)}>
      <MeProvider value={supervisor}>
        <LocationProvider>
          <Router>
            <Route path="/visits/:id?" component={ReviewQueue} />
            <Route default component={ReviewQueue} />
          </Router>
        </LocationProvider>
      </MeProvider>
    </AppProvider>,
  );
  return world;
}

const wide = (matches: boolean) => {
  vi.stubGlobal("matchMedia", () => ({ matches, addEventListener() {}, removeEventListener() {} }));
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
};

async function choose(nth: number, value: string): Promise<void> {
  const field = document.querySelectorAll<HTMLSelectElement>("dialog select")[nth];
  await act(() => {
    if (field) field.value = value;
    field?.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

const focused = () => seen("h1:focus");

it("A verdict leads to the heading of the next visit, and an undone one back; what is being typed keeps the focus", async () => {
  await open("/visits/visit-mao");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("毛静"));
  expect(document.activeElement).toBe(document.body);
  await press("通过 a");
  await vi.waitFor(() => expect(focused()).toContain("陈建国"));
  await press("撤销 u");
  await vi.waitFor(() => expect(focused()).toContain("毛静"));
  const search = await found("#queue-search");
  search.focus();
  await press("j 下一条");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("陈建国"));
  expect(document.activeElement).toBe(search);
});

it("Whoever goes from visit to visit by thumb is told what did not arrive, though the list is hidden", async () => {
  wide(false);
  const world = await open("/visits/visit-mao");
  await press("通过 a");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("陈建国"));
  await act(() => world.pass(grace));
  await vi.waitFor(() => expect(seen("[role=alert]")).toBe("1 条没有办成"));
  expect(document.querySelector(".queue [role=alert]")).toBeNull();
});

it("A double click is one verdict: the next visit has not been seen yet", async () => {
  await open("/visits/visit-mao");
  await press("通过 a");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("陈建国"));
  const approve = await found(".verdict .main");
  await act(() => void approve.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 2 })));
  expect(seen(".visit h1")).toContain("陈建国");
  expect(seen(".pending span")).toBe("毛静：通过，10 秒内可以撤销");
});

const goTo = (path: string) =>
  act(() => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  });

it("A visit that had its verdict here asks for none, until that is taken back", async () => {
  await open("/visits/visit-mao");
  await press("通过 a");
  await goTo("/visits/visit-mao");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("毛静"));
  expect(seen(".verdict button")).not.toContain("通过");
  expect(seen(".verdict .chip")).toBe("镇已核");
  await press("撤销 u");
  await vi.waitFor(() => expect(seen(".verdict button")).toContain("通过"));
});

const back = async () => {
  const there = new Promise((done) => addEventListener("popstate", done, { once: true }));
  await act(async () => {
    history.back();
    await there;
  });
};

it("Back leads to the visit that has just been judged, and a step on from there to the one after it", async () => {
  wide(true);
  await open("/visits/visit-mao");
  await press("通过 a");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("陈建国"));
  await back();
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("毛静"));
  await press("j 下一条");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("陈建国"));
});

it("On a phone Back leads to the list, however many visits were judged since", async () => {
  wide(false);
  await open("/visits");
  await press((await found(".queue-row a")).textContent?.trim() ?? "");
  await press("通过 a");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("陈建国"));
  await back();
  await vi.waitFor(() => expect(seen(".visit h1")).toBe(""));
  expect(location.pathname).toBe("/visits");
});

it("On a phone the list comes back at the visit that was open", async () => {
  wide(false);
  await open("/visits/visit-chen");
  await vi.waitFor(() => expect(seen(".visit h1")).toContain("陈建国"));
  const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
  await press("← 清单");
  await vi.waitFor(() => expect(scrolled).toHaveBeenCalled());
  for (const row of scrolled.mock.contexts) expect((row as Element).textContent).toContain("陈建国");
});

it("A flag that is set aside leaves the list too, and one against a need leads to the needs of the household", async () => {
  await open("/visits/visit-mao");
  await vi.waitFor(() => expect(seen(".queue-row .chip")).toContain("看病"));
  const needs = await found<HTMLAnchorElement>(".flags a");
  expect(needs.getAttribute("href")).toBe("/needs?household=visit-mao");
  await press("不再提示");
  await type("dialog textarea", "问过了");
  await act(async () => (await found("dialog button[type=submit]")).click());
  await vi.waitFor(() => expect(seen(".flags")).toContain("王审核"));
  expect(seen(".queue-row .chip")).toBe("");
});

it("A return that is put away half-written is there again", async () => {
  const reopen = async () => {
    await press("退回 r");
    return (await found<HTMLTextAreaElement>("dialog textarea")).value;
  };
  await open("/visits/visit-mao");
  expect(await reopen()).toBe("");
  await type("dialog textarea", "照片里看不出");
  await press("取消");
  expect(await reopen()).toBe("照片里看不出");
});

it("What is typed into a return is kept as it is typed, and is no longer once it is given", async () => {
  await open("/visits/visit-mao");
  await press("退回 r");
  await type("dialog textarea", "照片里看不出");
  const words = () => keptOf<Words>(supervisor.id).get(returnOf([{ id: "visit-mao" }]));
  expect(words()?.note).toBe("照片里看不出");
  await choose(0, "photos");
  await choose(1, "photo_unclear");
  expect(words()?.reasons).toMatchObject([{ field: "photos", code: "photo_unclear" }]);
  await act(async () => (await found("dialog button[type=submit]")).click());
  expect(words()).toBeUndefined();
});

it("Why a flag means nothing is there again, unless it was cancelled or given", async () => {
  const reopen = async () => {
    await press("不再提示");
    return (await found<HTMLTextAreaElement>("dialog textarea")).value;
  };
  const putAway = () =>
    act(async () => {
      (await found("dialog")).dispatchEvent(new Event("cancel", { cancelable: true }));
    });
  await open("/visits/visit-mao");
  await reopen();
  await type("dialog textarea", "问过了");
  await putAway();
  expect(await reopen()).toBe("问过了");
  await press("取消");
  expect(await reopen()).toBe("");
  await type("dialog textarea", "问过了");
  await act(async () => (await found("dialog button[type=submit]")).click());
  await vi.waitFor(() => expect(seen(".flags")).toContain("王审核"));
  expect(keptOf(supervisor.id).get("flag flag-1")).toBeUndefined();
});

it("A return without a reason says what is still to be chosen, and keeps its words", async () => {
  await open("/visits/visit-mao");
  await press("退回 r");
  await type("dialog textarea", "照片里看不出");
  await act(async () => (await found("dialog button[type=submit]")).click());
  expect(seen("dialog .wrong")).toBe("请选一项 | 请选一项");
  expect((await found<HTMLTextAreaElement>("dialog textarea")).value).toBe("照片里看不出");
});
