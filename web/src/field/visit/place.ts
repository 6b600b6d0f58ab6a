/**
 * Where the writer is: the field, and how far down the page. "needs.1@640". A field is named by `data-field` on what holds
 * it, a line of text by the name of its input.
 */
export function placeNow(): string {
  const active = document.activeElement;
  const line = active?.closest("[data-line]")?.getAttribute("data-line");
  const field = active?.closest("[data-field]")?.getAttribute("data-field");
  return `${line ?? field ?? ""}@${Math.round(scrollY)}`;
}

/** Brings the writer back to `place`: a field, with or without the depth. */
export function goTo(place: string): void {
  const [field = "", depth] = place.split("@");
  const holder =
    field === "" ? null : document.querySelector(`[data-line="${field}"], [data-field="${field}"]`);
  if (depth === undefined) holder?.scrollIntoView({ block: "center" });
  else scrollTo(0, Number(depth));
  const control =
    holder?.querySelector<HTMLElement>("textarea, input[type=text]") ??
    holder?.querySelector<HTMLElement>("input:checked") ??
    holder?.querySelector<HTMLElement>("input, select, button");
  control?.focus({ preventScroll: true });
}
