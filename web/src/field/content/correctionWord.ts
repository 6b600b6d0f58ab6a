import type { HouseholdCorrectBody, Member } from "../../api/wire.ts";
import { t } from "../../words/words.ts";
import { masked } from "../masked.ts";

/** "毛静的电话：138****5678" */
export function correctionWord(body: HouseholdCorrectBody, members: readonly Member[]): string {
  switch (body.field) {
    case "phone": {
      const member = members.find(({ id }) => id === body.member_id);
      const value = body.value === null ? t("field.correct.nothing") : masked(body.value);
      const name = member ? t("field.correct.phoneOf", { name: member.name }) : t("field.correct.phone");
      return t("field.page.pair", { name, value });
    }
    case "group":
      return t("field.page.pair", { name: t("field.correct.group"), value: body.value });
    case "away_until": {
      const value = body.value ?? t("field.correct.back");
      return t("field.page.pair", { name: t("field.correct.awayUntil"), value });
    }
    case "location": {
      const value = body.value
        ? t("field.location.near", { metres: body.value.accuracy_m })
        : t("field.correct.nothing");
      return t("field.page.pair", { name: t("field.correct.location"), value });
    }
  }
}
