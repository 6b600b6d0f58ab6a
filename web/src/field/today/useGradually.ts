import { useEffect, useState } from "preact/hooks";

const screenful = 24;

/** The beginning of a long list at once, the rest in steps that leave the phone free in between. */
export function useGradually<T>(all: T[]): T[] {
  const [shown, setShown] = useState(screenful);
  const more = shown < all.length;
  useEffect(() => {
    if (!more) return;
    const timer = setTimeout(() => setShown(shown * 2), 0);
    return () => clearTimeout(timer);
  }, [more, shown]);
  return more ? all.slice(0, shown) : all;
}
