import { expect, it, vi } from "vitest";
import { draft as draftIn, putDraft } from "../store/drafts.ts";
import { StoreFull } from "../store/write.ts";
import { draft } from "../testing/cast.ts";
import { fakeEngine } from "../testing/engine.ts";
import { openPen } from "./draftPen.ts";

async function writing() {
  const engine = fakeEngine();
  await putDraft(engine.store, draft());
  return { engine, pen: openPen(engine, draft()) };
}

it("shows each keystroke at once and writes them down a moment later, together", async () => {
  const { engine, pen } = await writing();
  const put = vi.spyOn(engine.store.drafts, "put");
  pen.write({ summary: "门" });
  pen.write({ summary: "门锁着" });
  expect(pen.draft.value.summary).toBe("门锁着");
  expect(pen.settled.value).toBe(false);
  await vi.waitFor(() => expect(pen.settled.value).toBe(true));
  expect(put).toHaveBeenCalledTimes(1);
  expect(await draftIn(engine.store, "draft-1")).toMatchObject({ summary: "门锁着" });
});

it("has everything on the disk when a flush resolves", async () => {
  const { engine, pen } = await writing();
  pen.write({ summary: "门锁着", place: "summary" });
  await pen.flush();
  expect(await draftIn(engine.store, "draft-1")).toMatchObject({ summary: "门锁着", place: "summary" });
});

it("writes when the page is left", async () => {
  const { engine, pen } = await writing();
  pen.write({ summary: "门锁着" });
  dispatchEvent(new Event("pagehide"));
  await vi.waitFor(
    async () => expect(await draftIn(engine.store, "draft-1")).toMatchObject({ summary: "门锁着" }),
    {
      timeout: 200,
    },
  );
});

it("says so while the phone is full, and writes at the next chance", async () => {
  const { engine, pen } = await writing();
  vi.spyOn(engine.store.drafts, "put").mockRejectedValueOnce(new DOMException("full", "QuotaExceededError"));
  pen.write({ summary: "门" });
  await pen.flush();
  expect(pen.failure.value).toBeInstanceOf(StoreFull);
  expect(pen.settled.value).toBe(false);
  await pen.flush();
  expect(pen.failure.value).toBeNull();
  expect(await draftIn(engine.store, "draft-1")).toMatchObject({ summary: "门" });
});

it("lets go of the page when it is closed, with all written", async () => {
  const { engine, pen } = await writing();
  pen.write({ summary: "门" });
  await pen.close();
  expect(await draftIn(engine.store, "draft-1")).toMatchObject({ summary: "门" });
});
