import { useEffect, useState } from "preact/hooks";

export const pause = 350;

/** What is typed, once the typing pauses: a list that follows it is not asked for at every key. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
