import { describe, expect, it } from "vitest";
import type { NewReview, ReviewResult } from "../../api/deskWire.ts";
import { Unreachable } from "../../api/problem.ts";
import { fakeWorld } from "../../testing/world.ts";
import {
  approval,
  grace,
  nothingUnfinished,
  openVerdicts,
  returnOf,
  type Subject,
  wordOn,
} from "./verdicts.ts";

const mao: Subject = { id: "visit-mao", revision: 1, name: "毛静" };
const chen: Subject = { id: "visit-chen", revision: 2, name: "陈建国" };
const reason = { field: "photos", code: "photo_unclear", note: "" } as const;
const returned = (...subjects: Subject[]) => ({
  decision: "returned" as const,
  subjects,
  reasons: [reason],
  note: "请补照片",
});

type Answer = (review: NewReview) => Partial<ReviewResult>;

function sitting(answer: Answer = () => ({})) {
  const world = fakeWorld();
  const sent: NewReview[][] = [];
  let broken = false;
  const unfinished = nothingUnfinished();
  const send = async (reviews: NewReview[]): Promise<ReviewResult[]> => {
    sent.push(reviews);
    if (broken) throw new Unreachable();
    return reviews.map((review) => ({ id: review.id, outcome: "applied", replay: false, ...answer(review) }));
  };
  const verdicts = openVerdicts(world, send, unfinished);
  return {
    verdicts,
    words: unfinished.words,
    sent,
    waits: (subject: Subject) => wordOn(verdicts.given.value, subject) === null,
    pass: async (ms: number) => {
      await world.pass(ms);
      await new Promise((done) => setTimeout(done));
    },
    cut: (is: boolean) => {
      broken = is;
    },
  };
}

describe("a verdict", () => {
  it("leaves the list at once and the desk ten seconds later", async () => {
    const { verdicts, sent, waits, pass } = sitting();
    verdicts.give(approval([mao]));
    expect(waits(mao)).toBe(false);
    await pass(grace - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toMatchObject([[{ visit_id: mao.id, revision: 1, decision: "approved" }]]);
    expect(verdicts.pending.value).toEqual([]);
  });

  it("can be taken back until then, and is not sent afterwards", async () => {
    const { verdicts, sent, waits, pass } = sitting();
    verdicts.give(approval([mao]));
    expect(verdicts.undo()).toMatchObject({ subjects: [mao] });
    expect(waits(mao)).toBe(true);
    await pass(grace * 2);
    expect(sent).toEqual([]);
  });

  it("has its own ten seconds when others follow; the latest is taken back first", async () => {
    const { verdicts, sent, pass } = sitting();
    verdicts.give(approval([mao]));
    await pass(grace / 2);
    verdicts.give(returned(chen));
    expect(verdicts.undo()?.subjects).toEqual([chen]);
    expect(verdicts.undo()?.subjects).toEqual([mao]);
    expect(verdicts.undo()).toBeNull();
    verdicts.give(approval([mao]));
    await pass(grace / 2);
    verdicts.give(approval([chen]));
    await pass(grace / 2);
    expect(sent.flat().map((review) => review.visit_id)).toEqual([mao.id]);
    await pass(grace / 2);
    expect(sent.flat()).toHaveLength(2);
  });

  it("goes out with the others when the page is left, in one request", async () => {
    const { verdicts, sent, pass } = sitting();
    verdicts.give(approval([mao]));
    verdicts.give(returned(chen));
    verdicts.flush();
    await pass(grace * 2);
    expect(sent.map((batch) => batch.map((review) => review.decision))).toEqual([["approved", "returned"]]);
  });

  it("is waited for by a flush, also where it had left before", async () => {
    const world = fakeWorld();
    let answer = () => {};
    const verdicts = openVerdicts(world, (reviews) => {
      const results = reviews.map(({ id }): ReviewResult => ({ id, outcome: "applied", replay: false }));
      return new Promise((done) => {
        answer = () => done(results);
      });
    });
    verdicts.give(approval([mao]));
    await world.pass(grace);
    const said: string[] = [];
    const flushed = verdicts.flush().then(() => said.push("flushed"));
    await new Promise((done) => setTimeout(done));
    said.push("answered");
    answer();
    await flushed;
    expect(said).toEqual(["answered", "flushed"]);
  });

  it("on a visit that was amended meanwhile lets it wait again, and says why", async () => {
    const stale = { outcome: "refused", problem: { code: "stale_revision", title: "" } } as const;
    const { verdicts, waits, pass } = sitting((review) => (review.visit_id === chen.id ? stale : {}));
    verdicts.give(approval([mao, chen]));
    await pass(grace);
    expect(verdicts.refused.value).toMatchObject([
      { subject: chen, decision: "approved", problem: { code: "stale_revision" } },
    ]);
    expect([waits(mao), waits(chen)]).toEqual([false, true]);
  });

  it("that found no network waits again, and is sent under the same id", async () => {
    const { verdicts, sent, waits, pass, cut } = sitting();
    cut(true);
    verdicts.give(approval([mao]));
    await pass(grace);
    expect(verdicts.refused.value).toMatchObject([{ subject: mao, problem: { code: "no_answer" } }]);
    expect(waits(mao)).toBe(true);
    cut(false);
    verdicts.forget();
    verdicts.give(approval([mao]));
    await pass(grace);
    expect(sent[1]?.[0]?.id).toBe(sent[0]?.[0]?.id);
    expect(verdicts.refused.value).toEqual([]);
  });

  it("on very many goes in several batches, none over a hundred", async () => {
    const { verdicts, sent, pass } = sitting();
    verdicts.give(
      approval(Array.from({ length: 230 }, (_, i) => ({ id: `visit-${i}`, revision: 1, name: "" }))),
    );
    await pass(grace);
    expect(sent.map((batch) => batch.length)).toEqual([100, 100, 30]);
  });

  it("is on the revision that was read: the next one is shown as waiting again", async () => {
    const { verdicts, waits, pass } = sitting();
    verdicts.give(approval([mao]));
    await pass(grace);
    expect(waits({ ...mao, revision: 2 })).toBe(true);
  });
});

describe("a return", () => {
  it("goes out with its reasons", async () => {
    const { verdicts, sent, pass } = sitting();
    verdicts.give(returned(mao));
    await pass(grace);
    expect(sent[0]).toMatchObject([{ decision: "returned", reasons: [reason], note: "请补照片" }]);
  });

  it("keeps its words when it is taken back or found no network, and is another verdict when they change", async () => {
    const { verdicts, words, sent, pass, cut } = sitting();
    verdicts.give(returned(mao));
    verdicts.undo();
    expect(words.get(returnOf([mao]))).toEqual({ reasons: [reason], note: "请补照片" });
    cut(true);
    verdicts.give({ ...returned(mao), note: "补一张" });
    await pass(grace);
    expect(words.get(returnOf([mao]))?.note).toBe("补一张");
    verdicts.give(returned(mao));
    await pass(grace);
    expect(sent[1]?.[0]?.id).not.toBe(sent[0]?.[0]?.id);
  });

  it("keeps the words of a return that was put away, until it is given", async () => {
    const { verdicts, words, pass } = sitting();
    words.set(returnOf([mao]), { reasons: [], note: "照片里" });
    words.set(returnOf([mao, chen]), { reasons: [], note: "都补照片" });
    verdicts.give(returned(mao));
    await pass(grace);
    expect(words.get(returnOf([mao]))).toBeUndefined();
    expect(words.get(returnOf([mao, chen]))?.note).toBe("都补照片");
  });
});
