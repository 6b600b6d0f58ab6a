/** What to do with a request: `keep` answers from what was installed, `later` keeps what comes, `page` is its first page, `pass` is not ours. */
export type Rule = "keep" | "later" | "page" | "pass";

interface Asked {
  method: string;
  url: string;
  mode: string;
}

export function rule(
  { method, url, mode }: Asked,
  home: string,
  kept: readonly string[],
  later: readonly string[],
): Rule {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== home) return "pass";
  if (pathname.startsWith("/api/")) return "pass";
  if (mode === "navigate") return "page";
  if (later.includes(pathname)) return "later";
  return kept.includes(pathname) ? "keep" : "pass";
}
