import { useLayoutEffect, useRef } from "preact/hooks";
import { type Act, actOf } from "./keys.ts";

/** Does what the keys say, as long as the component that says it is on screen. */
export function useKeys(acts: Partial<Record<Act, () => unknown>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  // An effect comes a frame after what it belongs to is on the screen: a quick hand's key would be nobody's.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A click beside a dialog leaves the focus on the page behind it.
      if (document.querySelector("dialog") !== null) return;
      const act = actOf(event);
      const run = act && latest.current[act];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
