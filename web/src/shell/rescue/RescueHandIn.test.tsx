import { act } from "preact/test-utils";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { RescueAnswer } from "../../api/wire.ts";
import { json, portal, refusal } from "../../testing/answers.ts";
import { stage } from "../../testing/stage.tsx";
import { fakeWorld, type Handler } from "../../testing/world.ts";
import { learn, learnt } from "../../words/words.ts";
import problems from "../../words/zh-Hans/problems.json";
import shell from "../../words/zh-Hans/shell.json";
import { AppProvider, openApp } from "../app.ts";
import { RescueHandIn } from "./RescueHandIn.tsx";

beforeAll(async () => {
  learn({ shell, problems });
  await learnt();
});

const none = { applied: 0, held: 0, refused: 0, repeated: 0 };
const answer = (change: Partial<RescueAnswer> = {}): RescueAnswer => ({
  owner: { id: "account-li-yue", name: "李月" },
  made_at: "2026-11-19T02:00:00.000Z",
  operations: { ...none, applied: 12 },
  photos: { here: 5, refused: 0 },
  ...change,
});

async function handingIn(handler: Handler, ...names: string[]) {
  const draw = stage();
  await draw(
    <AppProvider value={openApp(fakeWorld(handler))}>
      <RescueHandIn />
    </AppProvider>,
  );
  const input = document.querySelector("input") as HTMLInputElement;
  const files = names.map((name) => new File([name], name));
  Object.defineProperty(input, "files", { value: files, configurable: true });
  await act(async () => {
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await vi.waitFor(() => expect(input.disabled).toBe(false));
  return document.body.textContent ?? "";
}

describe("handing a rescue file in", () => {
  it("sends the file as it is and says whose it was, how much came, and that nothing is left to do", async () => {
    const sent: [string, string, string | undefined][] = [];
    const said = await handingIn(async (path, init) => {
      const body = init.body as Blob;
      sent.push([path, await body.text(), body.type]);
      return json(answer());
    }, "ruhu-li.ruhu");
    expect(sent).toEqual([["/api/rescues", "ruhu-li.ruhu", "application/octet-stream"]]);
    expect(said).toContain("李月的代交文件，11月19日存的");
    expect(said).toContain("收到 12 条，待认 0 条，不收 0 条；照片 5 张，到了 5 张");
    expect(said).toContain("不用再送");
  });

  it("says what to do about what was held, refused, or came without its photos", async () => {
    const operations = { applied: 3, held: 1, refused: 2, repeated: 4 };
    const said = await handingIn(
      () => json(answer({ operations, photos: { here: 1, refused: 2 } })),
      "ruhu-li.ruhu",
    );
    expect(said).toContain("收到 3 条，待认 1 条，不收 2 条，以前就到了的 4 条；照片 3 张，到了 1 张");
    for (const advice of ["审核员来认", "“已记”里", "文件请留着"]) expect(said).toContain(advice);
    expect(said).not.toContain("不用再送");
  });

  it("takes the parts in order, the texts first, and stops at one that fails: the ones before it stay told", async () => {
    const sent: string[] = [];
    const said = await handingIn(
      async (_path, init) => {
        sent.push(await (init.body as Blob).text());
        return sent.length === 1 ? json(answer()) : refusal(422, "unreadable_rescue");
      },
      "li-10.ruhu",
      "li-2.ruhu",
      "li-1.ruhu",
    );
    expect(sent).toEqual(["li-1.ruhu", "li-2.ruhu"]);
    expect(said).toContain("收到 12 条");
    expect(said).toContain("li-2.ruhu：这不是代交文件，或者文件已经损坏。请在原手机上重新存一份");
  });

  it.each([
    ["the account is disabled", () => refusal(409, "owner_disabled"), "请县里处理后再交"],
    ["a hotel answers", () => portal(), "li.ruhu：网络被别的页面挡住了"],
    ["there is no network", () => Promise.reject(new TypeError("no network")), "li.ruhu：连不上县里"],
  ])("does not call it handed in when %s", async (_what, handler, words) => {
    const said = await handingIn(handler as Handler, "li.ruhu");
    expect(said).toContain(words);
    expect(said).not.toContain("收到");
  });
});
