import "fake-indexeddb/auto";
import { afterEach, vi } from "vitest";

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, "");
});

// A busy machine is slow, not wrong: the built-in second is too short for one.
const { waitFor } = vi;
vi.waitFor = (look, options) => waitFor(look, options ?? { timeout: 20_000 });
