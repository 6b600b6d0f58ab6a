import { expect, it, vi } from "vitest";

type Answering = (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void;

it("shows a picture that a full phone cannot remember", async () => {
  const heard = new Map<string, Answering>();
  const put = vi.fn(() => Promise.reject(new DOMException("full", "QuotaExceededError")));
  vi.stubGlobal("__PATHS__", []);
  vi.stubGlobal("__VERSION__", "1");
  vi.stubGlobal("self", {
    location: { origin: "https://ruhu.example" },
    addEventListener: heard.set.bind(heard),
  });
  vi.stubGlobal("caches", { open: async () => ({ match: async () => undefined, put }) });
  vi.stubGlobal("fetch", async () => new Response("picture"));
  await import("./worker.ts");

  const request = new Request("https://ruhu.example/api/photos/7?size=thumb");
  const answer = await new Promise<Response>((done, failed) =>
    heard.get("fetch")?.({ request, respondWith: (given) => given.then(done, failed) }),
  );
  expect(await answer.text()).toBe("picture");
  expect(put).toHaveBeenCalled();
  vi.unstubAllGlobals();
});
