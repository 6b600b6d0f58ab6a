/** A copy without signals, proxies, classes or undefined: what may enter the store. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
