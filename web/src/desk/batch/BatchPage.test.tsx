import { expect, it, vi } from "vitest";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { found, seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { BatchPage } from "./BatchPage.tsx";

const brief = { id: "s1", by: "杨光", made_at: "2026-11-20T10:00:00Z", percent: 10, population: 30, size: 3 };
const sample = {
  ...brief,
  left_out: 0,
  beyond: false,
  seed: "0a1b2c",
  strata: [{ helper: "李月", village: "羊排村", of: 30, drawn: 3 }],
  drawn: [{ visit_id: "v1", name: "毛静", helper: "李月", said: "waiting" }],
  read: 0,
  returned: 0,
  at_most: null,
};

const world = () =>
  fakeWorld((path) =>
    path.startsWith("/api/samples/s1") ? json({ sample }) : json({ samples: [brief], next: null }),
  );

it("The county sees who drew which sample, and cannot draw one", async () => {
  const told = world();
  await openDesk(told, <BatchPage />, { path: "/batches" });
  await vi.waitFor(() => expect(seen("li")).toContain("从 30 条里抽了 3 条 · 杨光"));
  expect(seen("button")).toBe("");
  expect(told.asked.map((one) => one.path)).toEqual(["/api/samples"]);
});

it("The county is told that nobody has drawn a sample yet", async () => {
  const none = fakeWorld(() => json({ samples: [], next: null }));
  await openDesk(none, <BatchPage />, { path: "/batches" });
  await vi.waitFor(() => expect(seen()).toContain("各镇还没有抽过样"));
});

it.each(["county", "supervisor"] as const)(
  "A %s takes away all that a sample was drawn from, beside its seed",
  async (role) => {
    await openDesk(world(), <BatchPage />, { role, path: "/batches?sample=s1" });
    const file = await found<HTMLAnchorElement>("a[download$=csv]");
    expect(file.getAttribute("href")).toBe("/api/samples/s1/visits.csv");
    expect(seen("code")).toBe("0a1b2c");
    expect(seen("a").includes("去看抽中的")).toBe(role === "supervisor");
  },
);
