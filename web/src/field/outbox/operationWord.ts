import type { Bundle } from "../../api/wire.ts";
import type { Entry } from "../../store/records.ts";
import { t } from "../../words/words.ts";
import { correctionWord } from "../content/correctionWord.ts";

/** What an entry other than a visit says; the household may have gone meanwhile. */
export function operationWord(entry: Entry, household: Bundle | undefined): string {
  switch (entry.kind) {
    case "need.step": {
      const need = household?.needs.find(({ id }) => id === entry.body.need_id);
      const said = [t(`terms.needStep.${entry.body.kind}`), entry.body.note].filter(Boolean).join(" · ");
      return need ? t("field.page.pair", { name: need.description, value: said }) : said;
    }
    case "household.correct":
      return correctionWord(entry.body, household?.members ?? []);
    case "visit.withdraw":
      return t("field.page.pair", { name: t("field.kind.visit.withdraw"), value: entry.body.reason });
    case "loss.report":
      return t("field.loss.report", { n: entry.body.entries.length, photos: entry.body.photos });
    default:
      return "";
  }
}
