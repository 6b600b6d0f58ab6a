import { expect, it, vi } from "vitest";
import type { AccountRow } from "../../api/deskWire.ts";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { AccountEdit } from "./AccountEdit.tsx";

const account: AccountRow = {
  id: "a1",
  name: "李月",
  phone: "138****0009",
  role: "helper",
  region: { code: "522634101", name: "西江镇", level: "township" },
  disabled_at: null,
  must_change_password: false,
  last_seen_at: null,
};

async function open() {
  const world = fakeWorld((_path, { method }) =>
    method === "PATCH" ? json({ account }) : json({ regions: [], initial_password: "abcd-1234" }),
  );
  await openDesk(world, <AccountEdit account={account} onChange={() => {}} onClose={() => {}} />);
  return () => world.asked.filter((one) => one.method !== "GET").map((one) => one.path);
}

it("An account is disabled after a second look, which can be declined", async () => {
  const done = await open();
  await press("停用");
  expect(seen("dialog h1")).toBe("停用 李月？");
  await press("取消");
  expect(done()).toEqual([]);
  await press("停用");
  await press("停用");
  await vi.waitFor(() => expect(done()).toEqual(["/api/accounts/a1"]));
});

it("A password goes for good, so that resetting it asks first", async () => {
  const done = await open();
  await press("重设密码");
  expect(done()).toEqual([]);
  await press("重设密码");
  await vi.waitFor(() => expect(seen("dialog h1")).toBe("李月 的初始密码"));
  expect(done()).toEqual(["/api/accounts/a1/password"]);
});
