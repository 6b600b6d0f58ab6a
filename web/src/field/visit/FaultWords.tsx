import { t } from "../../words/words.ts";
import type { Fault } from "./faults.ts";

/** What is wrong here, and what stood here when somebody found it wrong. */
export function FaultWords({ fault }: { fault: Fault | undefined }) {
  if (fault === undefined) return null;
  return (
    <div class="fault">
      <p>{fault.said}</p>
      {fault.was !== undefined && (
        <p class="soft">{t("field.returned.was", { value: fault.was || t("field.correct.nothing") })}</p>
      )}
    </div>
  );
}
