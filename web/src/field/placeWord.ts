import type { Bundle } from "../api/wire.ts";

/** "西江社区 11组" */
export const placeWord = ({ region, group }: Bundle) => [region.name, group].filter(Boolean).join(" ");
