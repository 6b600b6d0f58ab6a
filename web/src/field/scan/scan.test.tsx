import { expect, it, vi } from "vitest";
import { takeBundles } from "../../store/households.ts";
import { maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, press, seen, type } from "../../testing/field.tsx";
import { keepEye } from "./eye.ts";

const card = { token: "abcdEFGH1234_-78", number: "00005724" };

async function open(path: string) {
  const engine = fakeEngine();
  await takeBundles(engine.store, [maoJing({ card })], []);
  await openField(engine, path);
}

it("opens the household whose number is typed, on a phone that cannot scan", async () => {
  await open("/scan");
  await vi.waitFor(() => expect(seen("[role=status]")).toContain("这台手机现在不能扫码"));
  await type("input", "0000 5724");
  await press("打开这户");
  await vi.waitFor(() => expect(seen("h1")).toBe("毛静"));
  expect(seen("main")).toContain("卡号 0000 5724");
});

it.each([
  ["0000 5734", "卡号不对"],
  ["4444 4444", "卡号不对"],
  ["0000 0000", "这张卡不是您结对的户的"],
])("says of %s: %s", async (number, said) => {
  await open("/scan");
  await type("input", number);
  await press("打开这户");
  expect((await found("[role=alert]")).textContent).toContain(said);
});

it("opens the household of a card that the phone's own camera has read", async () => {
  await open(`/c/${card.token}`);
  await vi.waitFor(() => expect(seen("h1")).toBe("毛静"));
});

it("finds it among the households by the number too", async () => {
  await open("/");
  await type("input[type=search]", "00005724");
  await vi.waitFor(() => expect(seen("section[aria-labelledby=mine] a.name")).toBe("毛静"));
});

it("has the reader of codes kept once, and only where the browser has none of its own", async () => {
  const fetched = vi.fn();
  const match = vi.fn().mockResolvedValueOnce(undefined).mockResolvedValueOnce(new Response());
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("caches", { match });
  await keepEye();
  await keepEye();
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(fetched.mock.calls[0]?.[0]).toMatch(/zxing_reader.*\.wasm/);

  const own = Object.assign(vi.fn(), { getSupportedFormats: async () => ["qr_code"] });
  vi.stubGlobal("BarcodeDetector", own);
  await keepEye();
  expect(match).toHaveBeenCalledTimes(2);
  vi.unstubAllGlobals();
});
