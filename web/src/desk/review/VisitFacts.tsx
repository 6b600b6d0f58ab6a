import type { VisitWhole } from "../../api/deskWire.ts";
import { clockWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { placeWord } from "./placeWord.ts";

/** Around the visit: how, when, who was met, where, signed or not. Offers to the helper, so an absence is not a fault. */
export function VisitFacts({ visit }: { visit: VisitWhole }) {
  const { content, members } = visit;
  const names = content.met.map((id) => members.find((member) => member.id === id));
  const met = names.map((member) =>
    member
      ? t("desk.review.member", { name: member.name, relation: member.relation })
      : t("desk.review.formerMember"),
  );
  const { location } = content;
  const facts: [string, string][] = [
    [t("terms.reasonField.mode"), t(`terms.mode.${content.mode}`)],
    [t("desk.review.time"), `${clockWord(visit.started_at)} – ${clockWord(visit.ended_at)}`],
    [t("terms.reasonField.met"), met.join(t("desk.list.comma")) || t("desk.review.nobody")],
    [
      t("terms.reasonField.location"),
      location
        ? [
            visit.place && placeWord(visit.place),
            t("desk.review.accuracy", { n: Math.round(location.accuracy_m) }),
          ]
            .filter(Boolean)
            .join(" · ")
        : t("desk.review.noLocation"),
    ],
    [
      t("terms.reasonField.signature"),
      t(content.signature_photo_id ? "desk.review.signed" : "desk.review.unsigned"),
    ],
  ];
  return (
    <dl class="facts card">
      {facts.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
