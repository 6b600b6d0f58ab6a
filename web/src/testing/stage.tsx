import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { onTestFinished } from "vitest";

/** An empty place on the page; call the answer to draw on it, as often as wanted. */
export function stage(): (child: ComponentChild) => Promise<void> {
  const place = document.createElement("div");
  document.body.append(place);
  onTestFinished(() => render(null, place));
  return (child) => act(() => render(child, place));
}
