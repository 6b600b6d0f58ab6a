import type { SampleWhole } from "../../api/batchWire.ts";
import { t } from "../../words/words.ts";

type Told = Pick<SampleWhole, "read" | "returned" | "at_most" | "population">;

/** What a sample shows, and what it does not: it is about how many, never about which. */
export function sampleSays({ read, returned, at_most: most, population }: Told): string {
  if (most === null) return t("desk.batch.sample.unread");
  return t(returned === 0 ? "desk.batch.sample.clean" : "desk.batch.sample.some", {
    read,
    returned,
    of: population,
    most,
  });
}
