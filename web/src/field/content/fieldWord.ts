import type { Check, ReasonField } from "../../api/terms.ts";
import type { Member, VisitContent } from "../../api/wire.ts";
import { t } from "../../words/words.ts";

/** The fields of a visit in the order of the form. */
export const contentFields = [
  "checks.food",
  "checks.clothing",
  "checks.schooling",
  "checks.medical",
  "checks.housing",
  "checks.water",
  "mode",
  "met",
  "measures",
  "needs",
  "summary",
  "photos",
  "signature",
  "location",
] as const satisfies readonly ReasonField[];

/** What a visit says in one field, in words; empty when it says nothing. */
export function fieldWord(field: ReasonField, content: VisitContent, members: readonly Member[]): string {
  switch (field) {
    case "mode":
      return t(`terms.mode.${content.mode}`);
    case "met":
      return metWord(content.met, members);
    case "summary":
      return content.summary;
    case "measures":
      return lines(content.measures.map(({ kind, text }) => [t(`terms.measure.${kind}`), text]));
    case "needs":
      return lines(
        content.needs.map(({ category, description, urgency }) => [
          t(`terms.need.${category}`),
          description,
          urgency === "urgent" ? t("terms.urgency.urgent") : "",
        ]),
      );
    case "photos": {
      const n = content.photos.filter((photo) => photo.id !== content.signature_photo_id).length;
      return n === 0 ? "" : t("field.content.photos", { n });
    }
    case "signature":
      return content.signature_photo_id === null ? "" : t("field.content.signed");
    case "location":
      return content.location === null
        ? ""
        : t("field.location.near", { metres: Math.round(content.location.accuracy_m) });
    case "other":
      return "";
    default:
      return t(`terms.finding.${content.checks[field.replace("checks.", "") as Check]}`);
  }
}

/** A person who has moved away since has no name here any more. */
function metWord(met: string[], members: readonly Member[]): string {
  const names = met.map((id) => members.find((member) => member.id === id)?.name);
  const known = names.filter((name) => name !== undefined);
  if (known.length < names.length) known.push(t("field.content.others", { n: names.length - known.length }));
  return known.join(t("field.page.and"));
}

const lines = (rows: string[][]) => rows.map((row) => row.filter(Boolean).join(" · ")).join("\n");
