import { expect, it, vi } from "vitest";
import { json } from "../../testing/answers.ts";
import { openDesk } from "../../testing/desk.tsx";
import { press, seen } from "../../testing/field.tsx";
import { fakeWorld } from "../../testing/world.ts";
import { TemplatePage } from "./TemplatePage.tsx";

it("The county's template is deleted only after a question", async () => {
  const kept = { name: "周报.xlsx", kept_at: "2026-11-20T08:00:00Z", by: "吴敏" };
  const world = fakeWorld((_, { method }) =>
    method === "DELETE" ? new Response(null, { status: 204 }) : json({ template: kept, names: [] }),
  );
  const deleted = () => world.asked.filter((one) => one.method === "DELETE").length;
  await openDesk(world, <TemplatePage />);
  await press("不用模板了");
  expect(seen("dialog")).toContain("要用得再上传一次");
  expect(deleted()).toBe(0);
  await press("去掉");
  await vi.waitFor(() => expect(seen("dialog")).toBe(""));
  expect(deleted()).toBe(1);
});
