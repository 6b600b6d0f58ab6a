import { rule } from "./rules.ts";
import type { WorkerScope } from "./scope.ts";

/** Written by the build: what to keep, what to keep once it has been asked for, and a version that changes with any of it. */
declare const __PATHS__: string[];
declare const __LATER__: string[];
declare const __VERSION__: string;
declare const self: WorkerScope;

const paths = __PATHS__;
const later = __LATER__;
const shell = `shell-${__VERSION__}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shell).then((cache) => Promise.all([cache.addAll(paths), takeOver(cache)])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const wanted = rule(request, self.location.origin, paths, later);
  if (wanted === "page") event.respondWith(kept("/", request));
  if (wanted === "keep") event.respondWith(kept(request, request));
  if (wanted === "later") event.respondWith(keptLater(request));
});

/** The page asks for it, when nothing on it is half-written. */
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

/** Background Sync: a network is back. Any open page then sends; without one the next start will. */
self.addEventListener("sync", (event) => {
  event.waitUntil(
    self.clients.matchAll().then((pages) => {
      for (const page of pages) page.postMessage("woken");
    }),
  );
});

async function kept(path: string | Request, asked: Request): Promise<Response> {
  const cache = await caches.open(shell);
  return (await cache.match(path)) ?? fetch(asked);
}

async function keptLater(asked: Request): Promise<Response> {
  const cache = await caches.open(shell);
  const there = await cache.match(asked);
  if (there) return there;
  const come = await fetch(asked);
  if (come.ok) await cache.put(asked, come.clone());
  return come;
}

/** What an older version was once asked for need not be asked for again: there may be no network then. */
async function takeOver(cache: Cache): Promise<void> {
  for (const path of later) {
    const had = await caches.match(path);
    if (had) await cache.put(path, had);
  }
}

/** Also the pictures that an older version has left in clear. */
async function tidy(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name)));
}
