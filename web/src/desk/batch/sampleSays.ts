import type { SampleWhole } from "../../api/batchWire.ts";
import { t } from "../../words/words.ts";

type Told = Pick<SampleWhole, "size" | "read" | "returned" | "at_most" | "population">;

/** What a sample shows, and what it does not: it is about how many, never about which. */
export function sampleSays({ size, read, returned, at_most: most, population }: Told): string {
  if (size === 0) return t("desk.batch.sample.nothing");
  if (most === null) return t("desk.batch.sample.unread");
  return t(returned === 0 ? "desk.batch.sample.clean" : "desk.batch.sample.some", {
    read,
    returned,
    of: population,
    most,
  });
}
