import { expect, it } from "vitest";
import { weak } from "./weak.ts";

it.each([
  ["000000", "same"],
  ["777777", "same"],
  ["123456", "row"],
  ["456789", "row"],
  ["654321", "row"],
  ["121212", "repeat"],
  ["123123", "repeat"],
  ["271828", null],
  ["112233", null],
  ["890123", null],
])("says of %s: %s", (pin, reason) => expect(weak(pin)).toBe(reason));
