/** "11-22": the shortest a day can be, for tight places. */
export function shortDay(at: string): string {
  const date = new Date(at);
  return `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "2026-11-22", by this device's calendar: the value of a date field. */
export function dateValue(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const two = (n: number) => String(n).padStart(2, "0");
