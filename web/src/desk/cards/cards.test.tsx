import { Route, Router } from "preact-iso/router";
import { expect, it, vi } from "vitest";
import type { CardVillage } from "../../api/deskWire.ts";
import { json, refusal } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { CardPage } from "./CardPage.tsx";
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

/** A card's address, opened at the desk. */
async function scan(answer: () => Response) {
  const asked: string[] = [];
  const world = fakeWorld((path) => {
    asked.push(path);
    return answer();
  });
  const rooms = (
    <Router>
      <Route path="/c/:token" component={CardPage} />
      <Route default component={() => <p>{location.pathname}</p>} />
    </Router>
  );
  await openDesk(world, rooms, { path: "/c/abcdEFGH1234_-78", role: "supervisor" });
  return asked;
}

it("A card's code opens its household, and leaves no step behind for going back", async () => {
  const before = history.length;
  const asked = await scan(() => json({ household_id: "mao" }));
  await vi.waitFor(() => expect(seen("p")).toBe("/households/mao"));
  expect([asked, history.length]).toEqual([["/api/cards/abcdEFGH1234_-78"], before]);
});

it("A card that opens nothing says what a card is and why it may not", async () => {
  await scan(() => refusal(404, "not_found"));
  await vi.waitFor(() => expect(seen()).toContain("没有找到"));
  expect(seen()).toContain("换过新卡的旧卡");
});
