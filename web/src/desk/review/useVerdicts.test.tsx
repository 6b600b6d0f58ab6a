import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import type { Account } from "../../api/wire.ts";
import { Toast } from "../../parts/Toast.tsx";
import { AppProvider, openApp } from "../../shell/app.ts";
import { seen } from "../../testing/field.tsx";
import { stage } from "../../testing/stage.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { learn, learnt } from "../../words/words.ts";
import desk from "../../words/zh-Hans/desk.json";
import { keptOf } from "../kept.ts";
import { MeProvider } from "../me.ts";
import { useVerdicts } from "./useVerdicts.ts";
import { returnOf, type Subject, type Verdicts } from "./verdicts.ts";

const me = { id: "reviewer-wang" } as Account;
const mao: Subject = { id: "visit-mao", revision: 1, name: "毛静" };
const words = { reasons: [{ field: "photos", code: "photo_unclear", note: "" }], note: "请补照片" } as const;

it("A verdict that finds no network after the page was left is told at once, and waits there with its words", async () => {
  learn({ desk });
  await learnt();
  const app = openApp(fakeWorld());
  const draw = stage();
  let verdicts = {} as Verdicts;
  function Page() {
    verdicts = useVerdicts();
    return null;
  }
  const show = (page: boolean, account = me) =>
    draw(
      <AppProvider value={app}>
        <MeProvider value={account}>
          {page && <Page />}
          <Toast />
        </MeProvider>
      </AppProvider>,
    );

  await show(true);
  await act(() =>
    verdicts.give({ decision: "returned", subjects: [mao], ...words, reasons: [...words.reasons] }),
  );
  await show(false);
  await vi.waitFor(() => expect(seen("[role=status]")).toBe("1 条没有办成"));
  await show(true, { ...me }); // signed in again, perhaps, because the session had run out
  expect(verdicts.refused.value).toMatchObject([{ subject: mao, problem: { code: "no_answer" } }]);
  expect(keptOf(me.id).get(returnOf([mao]))).toEqual(words);
  await show(false);
  await show(true, { ...me, id: "somebody-else" });
  expect(verdicts.refused.value).toEqual([]);
});
