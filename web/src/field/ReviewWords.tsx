import type { Reason, Review } from "../api/wire.ts";
import { momentWord } from "../words/when.ts";
import { t } from "../words/words.ts";

/** The supervisor's own words where there are any, else the reason that was chosen. */
export const reasonWord = ({ code, note }: Reason) => note || t(`terms.reasonCode.${code}`);

/** What the township said, who, when, and how many times it has come back. */
export function ReviewWords({ review, now }: { review: Review; now: number }) {
  const by = [review.reviewer, momentWord(review.at, now)];
  if (review.decision === "returned") by.push(t("field.returned.round", { n: review.round }));
  return (
    <>
      {review.reasons.map((reason) => (
        <p key={reason.field}>
          {t("field.page.pair", { name: t(`terms.reasonField.${reason.field}`), value: reasonWord(reason) })}
        </p>
      ))}
      {review.note && <p>{review.note}</p>}
      <p class="soft">{by.join(" · ")}</p>
    </>
  );
}
