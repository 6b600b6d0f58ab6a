import { signal } from "@preact/signals";

/** How many were settled in this sitting: the count in the header asks again with each. */
export const settled = signal(0);
