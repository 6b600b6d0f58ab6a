/** Months are counted in Asia/Shanghai, wherever the reader is. */
const shanghai = 8 * 3_600_000;

/** The latest `n` months, "2026-11" and those before it. */
export function latestMonths(now: number, n: number): string[] {
  const today = new Date(now + shanghai);
  return Array.from({ length: n }, (_, i) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - i)).toISOString().slice(0, 7),
  );
}
