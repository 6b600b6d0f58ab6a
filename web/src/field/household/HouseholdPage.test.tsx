import { expect, it, vi } from "vitest";
import { halfWritten } from "../../shell/update.ts";
import { allEntries } from "../../store/entries.ts";
import { takeBundles } from "../../store/households.ts";
import { entry, maoJing, visit } from "../../testing/cast.ts";
import { fakeEngine } from "../../testing/engine.ts";
import { found, openField, press, seen, type } from "../../testing/field.tsx";

const path = "/households/household-mao";

async function open(change: Parameters<typeof maoJing>[0] = {}) {
  const engine = fakeEngine();
  await takeBundles(engine.store, [maoJing(change)], []);
  return engine;
}

it("shows of numbers only their ends, and calls with a tap", async () => {
  await openField(await open(), path);
  const call = await found(".bar a");
  expect(call.getAttribute("href")).toBe("tel:13812345678");
  expect(seen("main")).toContain("证件尾号 1234");
  expect(seen("main")).toContain("138****5678");
  expect(seen("main")).not.toContain("13812345678");
});

it("shows of a household that another helps now only what is left to mend", async () => {
  await openField(await open({ my_role: null, visits: [visit({ state: "returned" })] }), path);
  await found("main .list a");
  expect(seen("main")).toContain("已不由您帮扶");
  expect(document.querySelector('.bar a[href$="/visit"]')).toBeNull();
  expect(seen("main")).not.toContain("138****5678");
});

it("lists the visits of this phone before those that the county knows", async () => {
  const engine = await open({ visits: [visit({ state: "approved" })] });
  await engine.store.entries.add(entry("op-1"));
  await openField(engine, path);
  await vi.waitFor(() => expect(seen("[aria-labelledby=visits] .chip")).toBe("在手机 | 镇已核"));
});

it("takes no new version while a correction is half-typed", async () => {
  await openField(await open(), path);
  await press("改电话");
  await found("dialog");
  expect(halfWritten.value).toBe(true);
  await press("先不");
  expect(halfWritten.value).toBe(false);
});

it("corrects a telephone number on the spot, and shows that it is on its way", async () => {
  const engine = await open();
  await openField(engine, path);
  await press("改电话");
  await type("dialog input", "139 1111 2222");
  await press("保存");
  await vi.waitFor(() =>
    expect(seen("[aria-labelledby=corrections] li")).toBe("毛静的电话：139****2222在手机"),
  );
  expect(await allEntries(engine.store)).toMatchObject([
    {
      kind: "household.correct",
      body: {
        member_id: "member-mao",
        field: "phone",
        was: "13812345678",
        value: "13911112222",
        base_revision: 3,
      },
    },
  ]);
});

it("is away as soon as that is written on the phone, and is then rung", async () => {
  const engine = await open();
  await openField(engine, path);
  await press("外出务工");
  await type("dialog input", "2027-02-10");
  await press("保存");
  await vi.waitFor(() => expect(seen(".facts .chip")).toContain("外出务工，到2027年2月10日"));
  expect(seen(".bar")).toContain("电话走访");
  expect(await allEntries(engine.store)).toMatchObject([
    { body: { member_id: null, field: "away_until", was: null, value: "2027-02-10" } },
  ]);
});

it.each(["2026-11-21", "2027-12-28"])(
  "is not away until %s, which the server would refuse or which is over",
  async (day) => {
    await openField(await open(), path);
    await press("外出务工");
    await type("dialog input", day);
    await vi.waitFor(() => expect(seen("dialog [role=alert]")).toBe("从今天起，最多 400 天"));
    expect((await found<HTMLButtonElement>("dialog .main")).disabled).toBe(true);
  },
);

it("is back when the day is taken away", async () => {
  const engine = await open({ away_until: "2027-02-10" });
  await openField(engine, path);
  expect((await found(".bar")).textContent).toContain("电话走访");
  await press("外出务工");
  await type("dialog input", "");
  await press("保存");
  await vi.waitFor(() => expect(seen("[aria-labelledby=corrections] li")).toContain("已经回来"));
  expect(seen(".facts .chip")).not.toContain("外出务工");
});

it("says so when the household is no longer mine", async () => {
  await openField(await open(), "/households/another");
  await vi.waitFor(() => expect(seen("main")).toContain("此户已不由您结对"));
});
