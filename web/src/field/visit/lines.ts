export const changed = <T>(lines: readonly T[], at: number, change: Partial<T>): T[] =>
  lines.map((line, i) => (i === at ? { ...line, ...change } : line));

export const without = <T>(lines: readonly T[], at: number): T[] => lines.filter((_, i) => i !== at);
