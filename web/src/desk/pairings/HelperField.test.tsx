import { act } from "preact/test-utils";
import { afterEach, expect, it, vi } from "vitest";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen, type } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { pause } from "../usePaused.ts";
import { HelperField } from "./HelperField.tsx";

afterEach(() => {
  vi.useRealTimers();
});

const helper = {
  id: "li",
  name: "李月",
  region: { name: "西江镇" },
  phone: "138****0000",
  disabled_at: null,
};
const field = <HelperField label="交出的人" value="" onChoose={() => {}} />;

it("says why no helper came, and that there are more than one page holds", async () => {
  const world = fakeWorld();
  await openDesk(world, field);
  await vi.waitFor(() => expect(seen("[role=alert]")).toContain("再试一次"));
  expect(seen("option")).toBe("请选择");
  world.handler = () => json({ accounts: [helper], next: "li" });
  await press("再试一次");
  await vi.waitFor(() => expect(seen("option")).toContain("李月"));
  expect(seen(".field")).toContain("还有没列出来的");
});

it("asks once the typing pauses, not at every key", async () => {
  const world = fakeWorld(() => json({ accounts: [helper], next: null }));
  await openDesk(world, field);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  for (const words of ["l", "ly"]) await type("input", words);
  await act(() => {
    vi.advanceTimersByTime(pause);
  });
  expect(world.asked.map((one) => one.path)).toEqual([
    "/api/accounts?role=helper",
    "/api/accounts?role=helper&q=ly",
  ]);
});
