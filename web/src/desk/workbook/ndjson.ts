import { Unreachable } from "../../api/problem.ts";

/** The lines of a stream as they arrive, each parsed; a stream that breaks off in a line is no answer. */
export async function* lines<T>(stream: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(broken);
      rest += decoder.decode(value, { stream: !done });
      const whole = rest.split("\n");
      rest = whole.pop() ?? "";
      for (const line of whole) if (line.trim()) yield parse<T>(line);
      if (done) break;
    }
    if (rest.trim()) yield parse<T>(rest);
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function parse<T>(line: string): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    return broken();
  }
}

function broken(): never {
  throw new Unreachable();
}
