import { useEffect, useMemo, useState } from "preact/hooks";
import { useApp } from "../app.ts";

/** Whole seconds until `ms` from now have passed; `from` begins anew when it changes. */
export function useCountdown(ms: number, from: unknown): number {
  const { now } = useApp().world;
  const until = useMemo(() => now() + ms, [from]);
  const [, tick] = useState(0);
  const left = Math.max(0, Math.ceil((until - now()) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => tick((n) => n + 1), 1000);
    return () => clearTimeout(timer);
  });
  return left;
}
