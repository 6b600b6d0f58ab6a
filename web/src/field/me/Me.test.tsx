import { act } from "preact/test-utils";
import { expect, it, onTestFinished, vi } from "vitest";
import { remember } from "../../store/settings.ts";
import { entry } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { openField, press, seen } from "../../testing/field.tsx";
import { shoot } from "../../testing/sender.ts";

const waiting = { entry_id: "op-1", draft_id: null, state: "waiting" } as const;

/** The Me page with its rescue file unfolded. */
async function openRescue(engine = fakeEngine()) {
  await openField(engine, "/me");
  const fold = [...document.querySelectorAll("details")].find((one) => one.textContent?.includes("代交文件"));
  await act(() => {
    if (fold) fold.open = true;
    fold?.dispatchEvent(new Event("toggle"));
  });
  return engine;
}

async function phoneWithUnsent() {
  const engine = fakeEngine();
  await engine.store.entries.bulkAdd([entry("op-1"), entry("op-2")]);
  await shoot(engine.store, "photo-1", 10, waiting);
  return engine;
}

it("says that nothing needs rescuing when the county has everything", async () => {
  await openRescue();
  await vi.waitFor(() => expect(seen("details")).toContain("全部已到县里，不用存文件"));
});

it("asks for one sign-in on a phone that has no key to lock the file with", async () => {
  await openRescue(await phoneWithUnsent());
  await vi.waitFor(() => expect(seen("details")).toContain("记录 2 条，照片 1 张"));
  expect(seen("details")).toContain("要先有网登录一次");
  expect(seen("button")).not.toContain("存成文件");
});

it("makes the file, names what is in it, and offers it to be kept", async () => {
  const engine = await phoneWithUnsent();
  await remember(engine.store, { rescue_key: btoa("k".repeat(32)) });
  await openRescue(engine);
  await press("存成文件");
  await vi.waitFor(() => expect(seen("details")).toContain("存好了：记录 2 条，照片 1 张，共 1 个文件"));
  const link = document.querySelector<HTMLAnchorElement>("a[download]");
  expect(link?.download).toBe("ruhu-李月-2026-11-22.ruhu");
  expect(link?.href).toMatch(/^blob:/);
  expect(seen("button")).not.toContain("发给别人");
});

it("hands the file to the phone's own share sheet where there is one", async () => {
  const share = vi.fn((_: ShareData) => Promise.reject(new DOMException("changed my mind", "AbortError")));
  Object.assign(navigator, { share, canShare: () => true });
  onTestFinished(() => {
    Object.assign(navigator, { share: undefined, canShare: undefined });
  });
  const engine = await phoneWithUnsent();
  await remember(engine.store, { rescue_key: btoa("k".repeat(32)) });
  await openRescue(engine);
  await press("存成文件");
  await press("发给别人");
  expect(share.mock.calls[0]?.[0].files?.[0]?.name).toBe("ruhu-李月-2026-11-22.ruhu");
});

it("keeps the way open when the file cannot be made", async () => {
  const engine = await phoneWithUnsent();
  await remember(engine.store, { rescue_key: "not base64!" });
  await openRescue(engine);
  await press("存成文件");
  await vi.waitFor(() => expect(seen("details [role=alert]")).not.toBe(""));
  expect(seen("button")).toContain("存成文件");
});

it("tells how many copies are kept of what the county has, and what the browser answered", async () => {
  const engine = fakeEngine();
  await shoot(engine.store, "photo-1", 10, { ...waiting, state: "here" });
  await shoot(engine.store, "photo-2", 10, { ...waiting, state: "here" });
  engine.world.memory.setItem("ruhu.keep", JSON.stringify({ at: "2026-11-21T02:00:00Z", promised: false }));
  const storage = { persisted: async () => false, estimate: async () => ({ usage: 2048 }) };
  Object.defineProperty(navigator, "storage", { configurable: true, value: storage });
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, "storage");
  });
  await openField(engine, "/me");
  await vi.waitFor(() => expect(seen("main")).toContain("手机还留着 2 张：等县里备份好就放手"));
  await vi.waitFor(() => expect(seen("main")).toContain("问过浏览器，它没有答应"));
});
