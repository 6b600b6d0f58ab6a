import { beforeAll, expect, it } from "vitest";
import { content, maoJing, visit } from "../../testing/cast.ts";
import { learn, speak } from "../../words/words.ts";
import field from "../../words/zh-Hans/field.json";
import terms from "../../words/zh-Hans/terms.json";
import { firstFault, lacking, refusedFaults, returnedFaults } from "./faults.ts";

beforeAll(async () => {
  learn({ field, terms });
  await speak("zh-Hans");
});

const returned = (...reasons: { field: "summary" | "checks.medical" | "signature"; note: string }[]) =>
  visit({
    state: "returned",
    content: { ...content, photos: [] },
    review: {
      decision: "returned",
      reasons: reasons.map((reason) => ({ ...reason, code: "unclear" as const })),
      note: "",
      reviewer: "王审核",
      at: "2026-11-21T08:20:00Z",
      round: 1,
    },
  });

it("puts the supervisor's words beside the field, with what stood there", () => {
  const faults = returnedFaults(
    returned({ field: "checks.medical", note: "药不是取了吗" }),
    maoJing().members,
  );
  expect(faults).toEqual({ "checks.medical": { said: "药不是取了吗", was: "有问题" } });
});

it("uses the chosen reason where the supervisor wrote nothing, and keeps two reasons for one field", () => {
  const faults = returnedFaults(
    returned({ field: "summary", note: "" }, { field: "summary", note: "写明日期" }),
    maoJing().members,
  );
  expect(faults.summary).toEqual({ said: "没写清、写明日期", was: "慢病药要到县里取" });
});

it("opens on the field that comes first on the form, whatever the order of the reasons", () => {
  const faults = returnedFaults(
    returned({ field: "signature", note: "" }, { field: "checks.medical", note: "" }),
    [],
  );
  expect(firstFault(faults)).toBe("checks.medical");
  expect(firstFault({})).toBeUndefined();
});

it("finds the place of the server's objections", () => {
  const errors = {
    "checks.food": ["required"],
    "needs.0.description": ["too_long"],
    signature_photo_id: ["unknown_photo"],
    ended_at: ["invalid"],
  };
  expect(refusedFaults({ code: "invalid", title: "", errors })).toEqual({
    "checks.food": { said: "要填" },
    needs: { said: "太长了" },
    signature: { said: "填得不对" },
    other: { said: "填得不对" },
  });
});

it("lets nobody save a need without a word, and leads to it", () => {
  const need = { id: "n", category: "medical", description: " ", urgency: "normal" } as const;
  expect(lacking({ needs: [{ ...need, description: "药" }, need] })?.place).toBe("needs.1");
  expect(lacking({ needs: [] })).toBeNull();
});
