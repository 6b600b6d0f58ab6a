/** Below this a packet is sent anyway. */
const worth = 8 * 1024;

/** A body as JSON, gzipped where that saves a slow line something and the browser can (Safari 16.4, Chrome 80). */
export async function packed(body: unknown): Promise<RequestInit> {
  if (body === undefined) return {};
  const text = JSON.stringify(body);
  const headers = { "Content-Type": "application/json" };
  if (text.length < worth || typeof CompressionStream === "undefined") return { headers, body: text };
  const squeezed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return {
    headers: { ...headers, "Content-Encoding": "gzip" },
    body: await new Response(squeezed).arrayBuffer(),
  };
}
