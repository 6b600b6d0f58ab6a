import type { Flag } from "../../api/deskWire.ts";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { distanceWord } from "./placeWord.ts";

/** Why a visit is worth a second look, in one plain sentence that blames nobody. */
export function flagWord({ kind, about }: Flag, now: number): string {
  const day = about.at ? dayWord(about.at, now) : "";
  const n = Math.abs(about.minutes ?? about.days ?? about.percent ?? 0);
  const check = about.check ? t(`terms.check.${about.check}`) : "";
  switch (kind) {
    case "clock_off":
      return t((about.minutes ?? 0) > 0 ? "desk.flag.clock_behind" : "desk.flag.clock_ahead", { n });
    case "far_from_household":
      return t("desk.flag.far_from_household", { distance: distanceWord(about.metres ?? 0) });
    case "too_close_in_time":
      return t("desk.flag.too_close_in_time", { km: about.km ?? 0, n });
    case "urgent_need":
      return t("desk.flag.urgent_need", {
        category: about.category ? t(`terms.need.${about.category}`) : "",
      });
    case "turned_problem":
      return t("desk.flag.turned_problem", { check, day });
    case "fine_against_need":
      return t("desk.flag.fine_against_need", { check, day });
    case "similar_text":
      return t("desk.flag.similar_text", { day, n });
    case "sent_late":
      return t("desk.flag.sent_late", { n });
    case "same_photo":
      return t("desk.flag.same_photo", { day });
    case "similar_photo":
      return t("desk.flag.similar_photo", { day });
    case "twice_a_day":
      return t("desk.flag.twice_a_day");
  }
}
