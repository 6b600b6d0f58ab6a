import { beforeAll, expect, it } from "vitest";
import { keepNote, type Note } from "../store/note.ts";
import { seen } from "../testing/field.tsx";
import { stage } from "../testing/stage.tsx";
import { fakeWorld } from "../testing/world.ts";
import { learn, speak } from "../words/words.ts";
import shell from "../words/zh-Hans/shell.json";
import { AppProvider, openApp } from "./app.ts";
import { UnsentLine } from "./UnsentLine.tsx";

beforeAll(async () => {
  learn({ shell });
  await speak("zh-Hans");
});

const note = (photos: number, ...days: number[]): Note => ({
  canary: "canary",
  photos,
  entries: days.map((day) => ({
    id: `op-${day}`,
    kind: "visit.record",
    made_at: `2026-11-${day}T02:00:00Z`,
    household_id: "household-mao",
  })),
});

async function phoneOf(notes: Record<string, Note>, account?: string) {
  const world = fakeWorld();
  for (const [id, one] of Object.entries(notes)) keepNote(world.memory, id, one);
  await stage()(
    <AppProvider value={openApp(world)}>
      <UnsentLine {...(account === undefined ? {} : { account })} />
    </AppProvider>,
  );
  return seen(".unsent");
}

it("tells how many are only here and since when, with the store closed", async () => {
  expect(await phoneOf({ li: note(1, 22, 17) }, "li")).toBe("仅在本机：2 条，最久 5 天");
});

it("counts of everybody before anybody has signed in", async () => {
  expect(await phoneOf({ li: note(0, 22), wang: note(0, 22) })).toBe("仅在本机：2 条");
  expect(await phoneOf({ li: note(0, 22), wang: note(0, 22) }, "li")).toContain("仅在本机：1 条");
});

it("names photos where only they are missing, and says nothing where nothing is", async () => {
  expect(await phoneOf({ li: note(3) })).toBe("仅在本机：3 张照片");
  document.body.replaceChildren();
  expect(await phoneOf({ li: note(0) })).toBe("");
});
