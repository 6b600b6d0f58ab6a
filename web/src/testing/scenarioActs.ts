/** What happens in a scenario between two rounds, each with the function that the app itself calls. */
import { expect, vi } from "vitest";
import type { PhotoNote } from "../api/wire.ts";
import { newEntry } from "../field/actions/entry.ts";
import {
  discardEntry,
  discardPhoto,
  keepEntry,
  reopenEntry,
  resendEntry,
} from "../field/actions/refusedEntry.ts";
import { putDraft } from "../store/drafts.ts";
import { addEntry, entry as entryIn, fileDraft } from "../store/entries.ts";
import { addPhoto } from "../store/photos.ts";
import type { Entry, VisitDraft } from "../store/records.ts";
import { setting } from "../store/settings.ts";
import { draft as anyDraft } from "./cast.ts";
import type { Shared, Tab } from "./scenarioTab.ts";
import type { Photos, Step } from "./scenarioWire.ts";

export interface Stage extends Shared {
  photos: Photos;
  /** What each operation says, by its id. */
  bodies: Step;
  tab(step: Step): Tab;
  reopen(step: Step): Tab;
  /** The tab dies with its locks, and is opened again. */
  kill(step: Step): Promise<void>;
  /** Somebody sets the phone's clock: its timers do not go by that. */
  setClock(ms: number): void;
  note(id: string, size: number): Promise<PhotoNote>;
}

type Act = (stage: Stage, step: Step) => unknown;
type VisitEntry = Parameters<typeof reopenEntry>[1];

const full = () => Promise.reject(new DOMException("full", "QuotaExceededError"));

export const acts: Record<string, Act> = {
  async save(stage, step) {
    const { kind = "visit.record", household = "household-mao", long = 0 } = step;
    const id = String(step.save);
    const isVisit = kind === "visit.record" || kind === "visit.amend";
    const draft = anyDraft({ id: `draft-of-${id}`, household_id: String(household) });
    const photos: PhotoNote[] = [];
    if (isVisit) await putDraft(stage.store, draft);
    for (const [photo, size] of Object.entries((step.photos ?? {}) as Record<string, number>)) {
      photos.push(await take(stage, draft, photo, size));
    }
    const body = {
      ...(kind === "visit.record" && { id: `visit-of-${id}`, household_id: household }),
      ...(isVisit && { photos }),
      summary: "字".repeat(Number(long)),
      ...(step.body as Step | undefined),
    };
    const add = vi.spyOn(stage.store.entries, "add");
    if (step.full === "once") add.mockImplementationOnce(full as never);
    if (step.full === "for good") add.mockImplementation(full as never);
    const entry = made(stage, id, { kind, body }, String(household));
    const done = isVisit ? fileDraft(stage.store, draft, entry) : addEntry(stage.store, entry);
    await (step.full === "for good" ? refusedAsFull(done) : done);
    add.mockRestore();
    stage.tab(step).engine.outbox.nudge();
  },
  async evict(stage, step) {
    const id = String(step.as);
    await stage.tab(step).close();
    await Promise.all(stage.store.tables.map((table) => table.clear()));
    const body = {
      id: `report-of-${id}`,
      found_at: new Date(stage.now).toISOString(),
      ...(step.finds as Step),
    };
    stage.bodies[id] = body;
    stage.ids = ["canary-2", body.id, id];
    stage.reopen(step);
    await vi.waitFor(async () => expect(await setting(stage.store, "canary")).toBeDefined());
  },
  async mend(stage, step) {
    const old = (await entryIn(stage.store, String(step.mend))) as VisitEntry;
    const wanted = (step.photos ?? []) as string[];
    stage.ids = [`draft-of-${step.as}`];
    const { engine } = stage.tab(step);
    const draft = await reopenEntry(engine, old);
    const photos = old.body.photos.filter((photo) => wanted.includes(photo.id));
    const body = { ...old.body, photos, ...(step.body as Step | undefined) };
    await fileDraft(
      stage.store,
      draft,
      made(stage, String(step.as), { kind: old.kind, body }, old.household_id),
    );
    engine.outbox.nudge();
  },
  async resend(stage, step) {
    const old = (await entryIn(stage.store, String(step.resend))) as Entry;
    stage.ids = [String(step.as)];
    stage.bodies[String(step.as)] = old.body;
    await resendEntry(stage.tab(step).engine, old);
  },
  keep: (stage, step) => keepEntry(stage.tab(step).engine, String(step.keep)),
  discard: (stage, step) => discardEntry(stage.tab(step).engine, String(step.discard)),
  discard_photo: (stage, step) => discardPhoto(stage.tab(step).engine, String(step.discard_photo)),
  clock(stage, { clock }) {
    if (typeof clock === "number") stage.now += clock * 1000;
    else stage.setClock(Date.parse(String(clock)));
  },
  wake: (stage, step) => stage.tab(step).wake(),
  sign_out: (stage, step) => stage.tab(step).signOut(),
  sign_in: (stage, step) => stage.tab(step).signIn(),
  async spoil(stage, step) {
    const id = String(step.spoil);
    const data = new Uint8Array(stage.photos.get(id)?.length ?? 0).fill(63);
    stage.photos.set(id, data);
    await stage.store.photoBytes.put({ id, data: data.slice().buffer });
  },
  lose: (stage, step) => stage.store.photoBytes.delete(String(step.lose)),
};

async function take(stage: Stage, draft: VisitDraft, id: string, size: number): Promise<PhotoNote> {
  const note = await stage.note(id, size);
  const record = { ...note, draft_id: draft.id, entry_id: null, state: "drafted", sent: 0 } as const;
  const data = (stage.photos.get(id) as Uint8Array<ArrayBuffer>).slice().buffer;
  await addPhoto(stage.store, { ...record, begun: false, here_at: null, problem: null }, data);
  return note;
}

function made(stage: Stage, id: string, operation: Step, household: string): Entry {
  stage.ids = [id];
  stage.bodies[id] = operation.body;
  const { world } = stage.tab({}).engine;
  return newEntry(world, { id: household, head_name: "毛静" }, operation as Pick<Entry, "kind" | "body">);
}

async function refusedAsFull(done: Promise<void>): Promise<void> {
  const error = await done.catch((error: unknown) => error);
  if ((error as Error | undefined)?.name !== "StoreFull") throw new Error("saved on a full phone");
}
