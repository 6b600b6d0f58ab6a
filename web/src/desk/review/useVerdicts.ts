import { useEffect, useMemo } from "preact/hooks";
import { noticeExpiry } from "../../shell/account.ts";
import { useApp } from "../../shell/app.ts";
import { review } from "../api.ts";
import { openVerdicts, type Verdicts } from "./verdicts.ts";

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
