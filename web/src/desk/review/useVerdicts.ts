import { useEffect, useMemo } from "preact/hooks";
import type { Account } from "../../api/wire.ts";
import { toast } from "../../parts/Toast.tsx";
import { noticeExpiry } from "../../shell/account.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { review } from "../api.ts";
import { keptOf } from "../kept.ts";
import { useMe } from "../me.ts";
import { nothingUnfinished, openVerdicts, type Unfinished, type Verdicts } from "./verdicts.ts";

// By id: who signs in again after the session ran out is another object, and the same person.
const kept = new Map<Account["id"], Unfinished>();

function unfinishedOf({ id }: Account): Unfinished {
  const known = kept.get(id) ?? nothingUnfinished(keptOf(id));
  kept.set(id, known);
  return known;
}

/** The verdicts of one sitting; whatever still waits is sent when the page is left or put away. */
export function useVerdicts(): Verdicts {
  const { api, world } = useApp();
  const me = useMe();
  const verdicts = useMemo(
    () =>
      openVerdicts(
        world,
        (reviews) =>
          review(api, reviews).catch((error) => {
            noticeExpiry(error);
            throw error;
          }),
        unfinishedOf(me),
      ),
    [],
  );
  useEffect(() => {
    // Phones end a page that is put away without another word.
    const putAway = () => document.visibilityState === "hidden" && verdicts.flush();
    document.addEventListener("visibilitychange", putAway);
    return () => {
      document.removeEventListener("visibilitychange", putAway);
      const before = verdicts.refused.peek().length;
      verdicts.flush().then(() => {
        const n = verdicts.refused.peek().length - before;
        if (n > 0) toast(t("desk.review.refusedMany", { n }));
      });
    };
  }, []);
  return verdicts;
}
