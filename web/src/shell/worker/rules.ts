/** What to do with a request: `keep` answers from what was installed, `page` from its first page, `pass` is not ours. */
export type Rule = "keep" | "page" | "pass";

interface Asked {
  method: string;
  url: string;
  mode: string;
}

export function rule({ method, url, mode }: Asked, home: string, kept: readonly string[]): Rule {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== home) return "pass";
  if (pathname.startsWith("/api/")) return "pass";
  if (mode === "navigate") return "page";
  return kept.includes(pathname) ? "keep" : "pass";
}
