import { expect, it, vi } from "vitest";

type Heard = (event: object) => void;

it("keeps no cache but its own: not the pictures that an older version has left, nor any new one", async () => {
  const heard = new Map<string, Heard>();
  const caches = new Set(["shell-0", "shell-1", "album"]);
  vi.stubGlobal("__PATHS__", []);
  vi.stubGlobal("__LATER__", []);
  vi.stubGlobal("__VERSION__", "1");
  vi.stubGlobal("self", {
    location: { origin: "https://ruhu.example" },
    clients: { claim: () => Promise.resolve() },
    addEventListener: heard.set.bind(heard),
  });
  vi.stubGlobal("caches", {
    keys: async () => [...caches],
    delete: async (name: string) => caches.delete(name),
  });
  await import("./worker.ts");

  const done = await new Promise((tidied) => heard.get("activate")?.({ waitUntil: tidied }));
  await done;
  expect([...caches]).toEqual(["shell-1"]);

  const respondWith = vi.fn();
  const request = new Request("https://ruhu.example/api/photos/7?size=thumb");
  heard.get("fetch")?.({ request, respondWith });
  expect(respondWith).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});
