/** Where the screen stood when it was locked. */
let left: { path: string; depth: number } | null = null;

export function leavePlace(): void {
  left = { path: location.pathname, depth: scrollY };
}

/** Brings the screen back to it as soon as it is long enough again, unless somebody touches it first. The answer gives up. */
export function returnToPlace(): () => void {
  const place = left;
  left = null;
  if (place === null || place.depth === 0 || place.path !== location.pathname) return () => undefined;
  const growing = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight < place.depth + innerHeight) return;
    scrollTo(0, place.depth);
    stop();
  });
  function stop(): void {
    growing.disconnect();
    removeEventListener("pointerdown", stop);
  }
  addEventListener("pointerdown", stop);
  growing.observe(document.body);
  return stop;
}
