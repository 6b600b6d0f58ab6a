import type { Review } from "../../api/wire.ts";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";

/** A verdict as it was given. */
export function VerdictWords({ review }: { review: Review }) {
  const { world } = useApp();
  return (
    <div class="verdict-words">
      <p>
        <span class="name">{t(`terms.decision.${review.decision}`)}</span>{" "}
        <span class="soft">
          {review.reviewer} · {momentWord(review.at, world.now())}
        </span>
      </p>
      {review.reasons.length > 0 && (
        <ul class="plain-list">
          {review.reasons.map((reason) => (
            <li key={`${reason.field} ${reason.code} ${reason.note}`}>
              {t(`terms.reasonField.${reason.field}`)} · {t(`terms.reasonCode.${reason.code}`)}
              {reason.note && ` · ${reason.note}`}
            </li>
          ))}
        </ul>
      )}
      {review.note && <p>{review.note}</p>}
    </div>
  );
}
