import { describe, expect, it } from "vitest";
import type { NewReview, ReviewResult } from "../../api/deskWire.ts";
import { Unreachable } from "../../api/problem.ts";
import { fakeWorld } from "../../testing/world.ts";
import { grace, isGiven, openVerdicts, type Subject } from "./verdicts.ts";

const mao: Subject = { id: "visit-mao", revision: 1, name: "毛静" };
const chen: Subject = { id: "visit-chen", revision: 2, name: "陈建国" };
const reason = { field: "photos", code: "photo_unclear", note: "" } as const;

type Answer = (review: NewReview) => Partial<ReviewResult>;

function sitting(answer: Answer = () => ({})) {
  const world = fakeWorld();
  const sent: NewReview[][] = [];
  let broken = false;
  const verdicts = openVerdicts(world, async (reviews) => {
    sent.push(reviews);
    if (broken) throw new Unreachable();
    return reviews.map((review) => ({ id: review.id, outcome: "applied", replay: false, ...answer(review) }));
  });
  const settled = () => new Promise((done) => setTimeout(done));
  return {
    verdicts,
    sent,
    settled,
    pass: async (ms: number) => {
      await world.pass(ms);
      await settled();
    },
    cut: (is: boolean) => {
      broken = is;
    },
  };
}

describe("an approval", () => {
  it("leaves the list at once and the desk five seconds later", async () => {
    const { verdicts, sent, pass } = sitting();
    verdicts.approve([mao]);
    expect(isGiven(verdicts.given.value, mao)).toBe(true);
    await pass(grace - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent[0]).toMatchObject([{ visit_id: mao.id, revision: 1, decision: "approved" }]);
    expect(verdicts.outcome.value?.applied).toEqual([mao]);
    expect(verdicts.pending.value).toBeNull();
  });

  it("can be taken back until then, and is not sent afterwards", async () => {
    const { verdicts, sent, pass } = sitting();
    verdicts.approve([mao]);
    expect(verdicts.undo()).toEqual([mao]);
    expect(isGiven(verdicts.given.value, mao)).toBe(false);
    await pass(grace * 2);
    expect(sent).toEqual([]);
  });

  it("goes out at once when the next one is given, and only once", async () => {
    const { verdicts, sent, pass } = sitting();
    verdicts.approve([mao]);
    verdicts.approve([chen]);
    await pass(0);
    expect(sent.map((batch) => batch.map((review) => review.visit_id))).toEqual([[mao.id]]);
    await pass(grace);
    expect(sent).toHaveLength(2);
  });

  it("of a visit that was amended meanwhile waits again, and says why", async () => {
    const stale = { outcome: "refused", problem: { code: "stale_revision", title: "" } } as const;
    const { verdicts, pass } = sitting((review) => (review.visit_id === chen.id ? stale : {}));
    verdicts.approve([mao, chen]);
    await pass(grace);
    expect(verdicts.outcome.value).toMatchObject({
      applied: [mao],
      refused: [{ subject: chen, problem: { code: "stale_revision" } }],
    });
    expect(isGiven(verdicts.given.value, mao)).toBe(true);
    expect(isGiven(verdicts.given.value, chen)).toBe(false);
  });

  it("that found no network waits again, and is sent under the same id", async () => {
    const { verdicts, sent, pass, cut } = sitting();
    cut(true);
    verdicts.approve([mao]);
    await pass(grace);
    expect(verdicts.outcome.value?.refused).toMatchObject([{ subject: mao, problem: { code: "no_answer" } }]);
    expect(isGiven(verdicts.given.value, mao)).toBe(false);
    cut(false);
    verdicts.approve([mao]);
    await pass(grace);
    expect(sent[1]?.[0]?.id).toBe(sent[0]?.[0]?.id);
    expect(verdicts.outcome.value?.applied).toEqual([mao]);
  });

  it("of very many goes in several batches, none over a hundred", async () => {
    const { verdicts, sent, pass } = sitting();
    verdicts.approve(Array.from({ length: 230 }, (_, i) => ({ id: `visit-${i}`, revision: 1, name: "" })));
    await pass(grace);
    expect(sent.map((batch) => batch.length)).toEqual([100, 100, 30]);
    expect(verdicts.outcome.value?.applied).toHaveLength(230);
  });
});

describe("a return", () => {
  it("goes out at once with its reasons", async () => {
    const { verdicts, sent } = sitting();
    await verdicts.sendBack([mao], [reason], "请补照片");
    expect(sent[0]).toMatchObject([{ decision: "returned", reasons: [reason], note: "请补照片" }]);
  });

  it("that found no network is thrown to whoever still has the words", async () => {
    const { verdicts, cut } = sitting();
    cut(true);
    await expect(verdicts.sendBack([mao], [reason], "")).rejects.toBeInstanceOf(Unreachable);
    expect(isGiven(verdicts.given.value, mao)).toBe(false);
  });
});

it("A verdict is on the revision that was read: the next one is shown as waiting again", async () => {
  const { verdicts, pass } = sitting();
  verdicts.approve([mao]);
  await pass(grace);
  expect(isGiven(verdicts.given.value, { id: mao.id, revision: 2 })).toBe(false);
});
