export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  });

export const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: `urn:ruhu:problem:${code}`, code, title: code, detail: "", status }), {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
  });

/** What a hotel says to every request. */
export const portal = (status = 200) =>
  new Response("<html>Welcome! Please log in.</html>", { status, headers: { "Content-Type": "text/html" } });
