import type { NeedState } from "../../api/terms.ts";
import type { HelperStep } from "../actions/addNeedStep.ts";

/** What a helper may say of a need as it stands, the likeliest first; nothing once it is settled. */
export function stepsFor(state: NeedState): readonly HelperStep[] {
  switch (state) {
    case "confirmed":
    case "declined":
      return [];
    case "resolved":
      return ["confirmed", "progress"];
    default:
      return ["progress", "resolved"];
  }
}
