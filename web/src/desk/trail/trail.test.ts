import { beforeAll, describe, expect, it } from "vitest";
import { learn, learnt } from "../../words/words.ts";
import desk from "../../words/zh-Hans/desk.json";
import terms from "../../words/zh-Hans/terms.json";
import { detailWord, shortId, subjectPage } from "./details.ts";
import { endOfDay, startOfDay } from "./span.ts";
import { verbWord } from "./TrailTable.tsx";
import { verbs } from "./verbs.ts";

beforeAll(async () => {
  learn({ desk, terms });
  await learnt();
});

const id = "01a20598-3633-7791-858d-b2304cdaee1b";

describe("a day of the trail", () => {
  it("is the county's, from midnight to midnight", () => {
    expect(startOfDay("2026-11-22")).toBe("2026-11-22T00:00:00+08:00");
    expect(endOfDay("2026-11-30")).toBe("2026-12-01T00:00:00+08:00");
  });
});

describe("an entry", () => {
  it("has a word for everything that the server writes down", () => {
    for (const verb of verbs) expect(verbWord(verb)).not.toBe(verb);
    expect(verbWord("village.flood")).toBe("village.flood");
  });

  it("tells its codes in words, and leaves alone what it does not know", () => {
    expect(detailWord([1, "approved"])).toBe("1 · 通过");
    expect(detailWord({ role: "helper", region: "522634101" })).toBe("身份 帮扶人 · 辖区 522634101");
    expect(detailWord({ field: "phone", member: null })).toBe("哪一项 电话");
    expect(detailWord({ kind: "visit.record", made_at: "2026-11-22T04:30:00.000Z" })).toMatch(
      /^种类 记走访 · 记于 2026年11月2\d日 \d\d:30$/,
    );
    expect(detailWord({ colour: "blue" })).toBe("colour blue");
    expect(detailWord(null)).toBe("");
  });

  it("shows of an id what tells it from its neighbours", () => {
    expect(shortId(id)).toBe("…4cdaee1b");
    expect(shortId("469 rows")).toBe("469 rows");
  });

  it("leads to the visit or the household that it is about, where there is one", () => {
    expect(subjectPage("visit.review", id)).toBe(`/visits/${id}?state=all`);
    expect(subjectPage("pairing.begin", id)).toBe(`/households/${id}`);
    expect(subjectPage("sample.draw", id)).toBe(`/batches?sample=${id}`);
    expect(subjectPage("loss.entry", id)).toBe(`/households/${id}`);
    expect(subjectPage("account.create", id)).toBeNull();
    expect(subjectPage("visit.record", "x")).toBeNull();
  });
});
