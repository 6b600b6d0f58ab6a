import { describe, expect, it } from "vitest";
import { Unreachable } from "../../api/problem.ts";
import { lines } from "./ndjson.ts";

/** A stream that arrives in these pieces, then ends, or breaks off. */
function arriving(pieces: Uint8Array[], broken = false): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else if (broken) controller.error(new TypeError("network"));
      else controller.close();
    },
  });
}

async function read(stream: ReadableStream<Uint8Array>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const line of lines(stream)) found.push(line);
  return found;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("lines of JSON", () => {
  it("come as they arrive, whatever the pieces", async () => {
    const whole = bytes('{"progress":{"stage":"reading"}}\n{"result":{"name":"毛静"}}\n');
    const each = Array.from(whole, (byte) => Uint8Array.of(byte));
    expect(await read(arriving(each))).toEqual([
      { progress: { stage: "reading" } },
      { result: { name: "毛静" } },
    ]);
    expect(await read(arriving([whole]))).toHaveLength(2);
  });

  it("need no newline at the end, and blank ones say nothing", async () => {
    expect(await read(arriving([bytes('{"a":1}\n\n'), bytes('{"b":2}')]))).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it("that are cut in the middle are no answer", async () => {
    await expect(read(arriving([bytes('{"a":1}\n{"b"')]))).rejects.toBeInstanceOf(Unreachable);
    await expect(read(arriving([bytes('{"a":1}\n')], true))).rejects.toBeInstanceOf(Unreachable);
  });
});
