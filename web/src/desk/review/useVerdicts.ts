import { useEffect, useMemo } from "preact/hooks";
import { toast } from "../../parts/Toast.tsx";
import { noticeExpiry } from "../../shell/account.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { review } from "../api.ts";
import { type Outcome, openVerdicts, type Verdicts } from "./verdicts.ts";

/** "毛静：通过", "通过 9 条", "通过 9 条，2 条没有办成". */
export function outcomeWord({ decision, applied, refused }: Outcome): string {
  const what = t(`terms.decision.${decision}`);
  if (refused.length > 0)
    return t("desk.review.outcome.some", { what, n: applied.length, failed: refused.length });
  const [only] = applied;
  if (applied.length === 1 && only) return t("desk.review.outcome.one", { what, name: only.name });
  return t("desk.review.outcome.all", { what, n: applied.length });
}

/** The verdicts of one sitting; whatever still waits is sent when the page is left or put away. */
export function useVerdicts(): Verdicts {
  const { api, world } = useApp();
  const verdicts = useMemo(
    () =>
      openVerdicts(world, (reviews) =>
        review(api, reviews).catch((error) => {
          noticeExpiry(error);
          throw error;
        }),
      ),
    [],
  );
  useEffect(() => {
    // Not ended with the page: what is sent on leaving is answered afterwards.
    verdicts.outcome.subscribe((outcome) => outcome && toast(outcomeWord(outcome)));
    // Phones end a page that is put away without another word.
    const putAway = () => document.visibilityState === "hidden" && verdicts.flush();
    document.addEventListener("visibilitychange", putAway);
    return () => {
      document.removeEventListener("visibilitychange", putAway);
      verdicts.flush();
    };
  }, []);
  return verdicts;
}
