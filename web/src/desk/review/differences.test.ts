import { beforeAll, describe, expect, it } from "vitest";
import type { VisitContentShown } from "../../api/deskWire.ts";
import { checks, type Finding } from "../../api/terms.ts";
import { visit } from "../../testing/cast.ts";
import { learn, learnt } from "../../words/words.ts";
import desk from "../../words/zh-Hans/desk.json";
import terms from "../../words/zh-Hans/terms.json";
import { checksBeside, contentChanges, outline, weightiest } from "./differences.ts";

beforeAll(async () => {
  learn({ desk, terms });
  await learnt();
});

const found = (change: Partial<Record<(typeof checks)[number], Finding>> = {}) => ({
  ...(Object.fromEntries(checks.map((check) => [check, "fine"])) as Record<(typeof checks)[number], Finding>),
  ...change,
});

const lit = (now: Finding, ...before: Finding[]) =>
  checksBeside(
    found({ medical: now }),
    before.map((finding) => ({ checks: found({ medical: finding }) })),
  )
    .find((one) => one.check === "medical")
    ?.findings.map((one) => one.lit);

describe("a visit beside the earlier ones", () => {
  it("lights what is not as it was the time before, also among the earlier ones", () => {
    expect(lit("problem", "fine", "problem", "problem")).toEqual([true, true, false, false]);
  });

  it("lights nothing that has stayed, however bad, and nothing on a first visit", () => {
    expect(lit("problem", "problem")).toEqual([false, false]);
    expect(lit("problem")).toEqual([false]);
  });

  it("has all six in the wire's order", () => {
    expect(checksBeside(found(), []).map((one) => one.check)).toEqual([...checks]);
  });
});

it("Where there is no room for all changes, problems are told first", () => {
  const change = (check: "food" | "water" | "housing", now: Finding) => ({
    check,
    was: "fine" as const,
    now,
  });
  const changes = [change("food", "fine"), change("water", "unseen"), change("housing", "problem")];
  expect(weightiest(changes, 2).map((one) => one.check)).toEqual(["housing", "water"]);
  expect(changes[0]?.check).toBe("food");
});

describe("an outline", () => {
  it("names the problems first, then the manner, then that all is well", () => {
    expect(outline({ checks: found({ medical: "problem", water: "problem" }), mode: "telephone" })).toEqual({
      text: "看病 饮水",
      lit: true,
    });
    expect(outline({ checks: found(), mode: "telephone" })).toEqual({ text: "电话", lit: false });
    expect(outline({ checks: found({ water: "unseen" }), mode: "home" }).text).toBe("一切如常");
  });

  it("does not call a visit fine that looked at nothing", () => {
    const unseen = Object.fromEntries(checks.map((check) => [check, "unseen"])) as ReturnType<typeof found>;
    expect(outline({ checks: unseen, mode: "home" }).text).toBe("未看");
  });
});

describe("two revisions", () => {
  const was: VisitContentShown = visit().content;
  const photo = (id: string) => ({
    id,
    sha256: "",
    bytes: 1,
    kind: "scene" as const,
    taken_at: "",
    here: true,
  });

  it("are the same when nothing was changed", () => {
    expect(contentChanges(was, structuredClone(was))).toEqual([]);
  });

  it("tell each changed field with what went and what came", () => {
    const now = { ...was, checks: { ...was.checks, water: "fine" as const }, summary: "已补看饮水" };
    expect(contentChanges(was, now)).toEqual([
      { field: "checks.water", gone: ["未看"], come: ["好"] },
      { field: "summary", gone: ["慢病药要到县里取"], come: ["已补看饮水"] },
    ]);
  });

  it("tell two photos of one kind apart", () => {
    const changes = contentChanges(
      { ...was, photos: [photo("a")] },
      { ...was, photos: [photo("a"), photo("b")] },
    );
    expect(changes).toEqual([{ field: "photos", gone: [], come: ["现场"] }]);
  });

  it("name the people who were met", () => {
    const changes = contentChanges(was, { ...was, met: [] }, new Map([["member-mao", "毛静"]]));
    expect(changes).toEqual([{ field: "met", gone: ["毛静"], come: [] }]);
  });

  it("count a signature once, not as a photo too", () => {
    const signed = { ...was, photos: [photo("s")], signature_photo_id: "s" };
    expect(contentChanges(was, signed).map((change) => change.field)).toEqual(["signature"]);
  });

  it("tell that a need became urgent, and how far a place was moved", () => {
    const wish = { id: "need-1", category: "medical", description: "换药", urgency: "normal" } as const;
    const place = { lat: 26.5, lon: 107.9, accuracy_m: 10, taken_at: "2026-11-20T03:00:00Z" };
    const changes = contentChanges(
      { ...was, needs: [wish], location: place },
      {
        ...was,
        needs: [{ ...wish, urgency: "urgent" }],
        location: { ...place, lat: 26.503, lon: 107.9, accuracy_m: 12 },
      },
    );
    expect(changes).toEqual([
      { field: "needs", gone: ["看病 换药 · 不急"], come: ["看病 换药 · 急"] },
      { field: "location", gone: ["精度 10 米"], come: ["精度 12 米 · 离原来的 330 米"] },
    ]);
  });
});
