import type { Bundle, Correction } from "../../api/wire.ts";
import { toast } from "../../parts/Toast.tsx";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { correctHousehold } from "../actions/correctHousehold.ts";
import { useEngine } from "../engine.ts";

/** Saves one correction and says so, or says why not. */
export function useCorrection(household: Bundle, onDone: () => void) {
  const engine = useEngine();
  const { busy, failure, attempt } = useAttempt();
  const save = (correction: Correction) =>
    attempt(async () => {
      await correctHousehold(engine, household, correction);
      onDone();
      toast(t("field.correct.saved"));
    });
  return { busy, failure, save };
}
