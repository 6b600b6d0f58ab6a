import { expect, it } from "vitest";
import { told } from "../testing/server.ts";
import { packed } from "./packed.ts";

it("sends what is small as it is", async () => {
  expect(await packed({ a: 1 })).toEqual({
    headers: { "Content-Type": "application/json" },
    body: '{"a":1}',
  });
});

it("packs what is long, and it comes out whole", async () => {
  const body = { summary: "一切如常".repeat(5_000) };
  const init = await packed(body);
  expect((init.body as ArrayBuffer).byteLength).toBeLessThan(1_000);
  expect(await told(init)).toEqual(body);
});
