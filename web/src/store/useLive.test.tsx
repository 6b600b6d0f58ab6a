import { expect, it, vi } from "vitest";
import { maoJing } from "../testing/cast.ts";
import { stage } from "../testing/stage.tsx";
import { emptyStore } from "../testing/store.ts";
import type { Store } from "./database.ts";
import { household, takeBundles } from "./households.ts";
import { useLive } from "./useLive.ts";

function Name({ store, id }: { store: Store; id: string }) {
  const bundle = useLive(() => household(store, id), [store, id]);
  return <p>{bundle?.head_name ?? "—"}</p>;
}

const text = () => document.querySelector("p")?.textContent;

it("shows what is stored, and again when it changes", async () => {
  const store = emptyStore();
  await stage()(<Name store={store} id="household-mao" />);
  expect(text()).toBe("—");
  await takeBundles(store, [maoJing()], []);
  await vi.waitFor(() => expect(text()).toBe("毛静"));
  await takeBundles(store, [maoJing({ head_name: "毛晶" })], []);
  await vi.waitFor(() => expect(text()).toBe("毛晶"));
});

it("never shows one household under another's name", async () => {
  const store = emptyStore();
  const show = stage();
  await takeBundles(store, [maoJing()], []);
  await show(<Name store={store} id="household-mao" />);
  await vi.waitFor(() => expect(text()).toBe("毛静"));
  await show(<Name store={store} id="household-he" />);
  expect(text()).toBe("—");
});
