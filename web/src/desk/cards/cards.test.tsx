import { expect, it, vi } from "vitest";
import type { CardVillage } from "../../api/deskWire.ts";
import { json, refusal } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { HouseholdCards } from "./HouseholdCards.tsx";
import { PrintBar } from "./PrintBar.tsx";

vi.mock("../save.ts", () => ({ save: () => {} }));

const village = (code: string, households: number) => ({ region: { code }, households }) as CardVillage;
const villages = [village("a", 10), village("b", 900)];

it("What was made is said of what was chosen then, and not of another choice", async () => {
  const world = fakeWorld(() => new Response("%PDF"));
  const bar = (...codes: string[]) => (
    <PrintBar villages={villages} chosen={new Set(codes)} most={500} onPrinted={() => {}} />
  );
  const draw = await openDesk(world, bar("a"));
  document.querySelector<HTMLButtonElement>(".print-bar button")?.click();
  await vi.waitFor(() => expect(seen("[role=status]")).toContain("cards.pdf"));
  await draw(bar("a", "b"));
  expect(seen("[role=status]")).toContain("选了 910 张");
});

it("A card that could not be replaced says why where one looks: inside the question", async () => {
  const card = { number: "00005724", issued_at: "2026-11-01T08:00:00Z", ended_at: null };
  const world = fakeWorld((_, { method }) =>
    method === "POST" ? refusal(500, "unexpected") : json({ cards: [card] }),
  );
  await openDesk(world, <HouseholdCards household="h" />);
  await press("换新卡");
  await press("旧卡作废，打印新卡");
  await vi.waitFor(() => expect(seen("dialog [role=alert]")).not.toBe(""));
  expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
});
