/** The little of a service worker's own world that ours uses; TypeScript cannot have it beside the page's. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Events {
  install: Lasting;
  activate: Lasting;
  sync: Lasting;
  fetch: Fetching;
  message: MessageEvent;
}

export interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void>; matchAll(): Promise<{ postMessage(told: string): void }[]> };
  skipWaiting(): Promise<void>;
  addEventListener<K extends keyof Events>(kind: K, then: (event: Events[K]) => void): void;
}
