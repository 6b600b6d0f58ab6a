import { expect, it, vi } from "vitest";
import { DraftGone, draft as draftIn, putDraft } from "../../store/drafts.ts";
import { allEntries } from "../../store/entries.ts";
import { photo } from "../../store/photos.ts";
import { StoreFull } from "../../store/write.ts";
import { draft, maoJing } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { shoot } from "../../testing/sender.ts";
import { saveVisit } from "./saveVisit.ts";

it("files a new visit with everything the wire wants, and calls the sender", async () => {
  const engine = fakeEngine();
  const { id, sha256, bytes, kind, taken_at } = await shoot(engine.store, "photo-1", 10);
  const note = { id, sha256, bytes, kind, taken_at };
  const need = { id: "need-1", category: "medical", description: " 慢病药 ", urgency: "urgent" } as const;
  const written = draft({ photos: [note], needs: [need] });
  await putDraft(engine.store, written);

  const entry = await saveVisit(engine, maoJing(), written);
  expect(entry).toMatchObject({
    kind: "visit.record",
    custody: "phone",
    state: "waiting",
    household_name: "毛静",
  });
  expect(entry.body).toEqual({
    id: "draft-1",
    household_id: "household-mao",
    started_at: written.started_at,
    ended_at: "2026-11-22T02:00:00.000Z",
    mode: "home",
    met: ["member-mao"],
    checks: {
      food: "fine",
      clothing: "unseen",
      schooling: "unseen",
      medical: "unseen",
      housing: "unseen",
      water: "unseen",
    },
    summary: "一切如常",
    measures: [],
    needs: [{ ...need, description: "慢病药" }],
    photos: [note],
    location: null,
    signature_photo_id: null,
  });
  expect(entry.bytes).toBeGreaterThan(JSON.stringify(entry.body).length);
  expect(await photo(engine.store, "photo-1")).toMatchObject({ state: "waiting", entry_id: entry.id });
  expect(await draftIn(engine.store, "draft-1")).toBeUndefined();
  expect(engine.outbox.nudge).toHaveBeenCalled();
});

it("files an answer as an amendment of that visit", async () => {
  const engine = fakeEngine();
  const ended_at = "2026-11-20T02:20:00.000Z";
  const written = draft({ amends: { visit_id: "visit-1", base_revision: 2 }, ended_at });
  await putDraft(engine.store, written);
  const entry = await saveVisit(engine, maoJing(), written);
  expect(entry.kind).toBe("visit.amend");
  expect(entry.body).toMatchObject({ visit_id: "visit-1", base_revision: 2, mode: "home", ended_at });
  expect(entry.body).not.toHaveProperty("id");
  expect(entry.body).not.toHaveProperty("household_id");
});

it("files what two tabs save only once", async () => {
  const engine = fakeEngine();
  await putDraft(engine.store, draft());
  const first = await saveVisit(engine, maoJing(), draft());
  await expect(saveVisit(engine, maoJing(), draft())).rejects.toBeInstanceOf(DraftGone);
  expect(await allEntries(engine.store)).toEqual([first]);
});

it("says so when the phone is full: nothing is filed, the draft stays, nobody is called", async () => {
  const engine = fakeEngine();
  await putDraft(engine.store, draft());
  vi.spyOn(engine.store.entries, "add").mockRejectedValueOnce(new DOMException("full", "QuotaExceededError"));
  await expect(saveVisit(engine, maoJing(), draft())).rejects.toBeInstanceOf(StoreFull);
  expect(await allEntries(engine.store)).toEqual([]);
  expect(await draftIn(engine.store, "draft-1")).toBeDefined();
  expect(engine.outbox.nudge).not.toHaveBeenCalled();
});
