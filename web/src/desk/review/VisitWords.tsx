import type { VisitWhole } from "../../api/deskWire.ts";
import { Chip } from "../../parts/Chip.tsx";
import { t } from "../../words/words.ts";

/** What the helper wrote: how it is, what was done, what is needed. */
export function VisitWords({ visit }: { visit: VisitWhole }) {
  const { content, needs } = visit;
  return (
    <div class="card words">
      <p class={content.summary ? "summary" : "soft"}>{content.summary || t("desk.review.noSummary")}</p>
      <dl class="facts">
        {content.measures.length > 0 && (
          <div>
            <dt>{t("terms.reasonField.measures")}</dt>
            {content.measures.map((measure) => (
              <dd key={`${measure.kind} ${measure.text}`}>
                {t(`terms.measure.${measure.kind}`)}
                {measure.text && ` · ${measure.text}`}
              </dd>
            ))}
          </div>
        )}
        {needs.length > 0 && (
          <div>
            <dt>{t("desk.need.one")}</dt>
            {needs.map((need) => (
              <dd class="line" key={need.id}>
                <span>
                  {t(`terms.need.${need.category}`)} · {need.description}
                </span>
                <Chip tone={need.urgency === "urgent" ? "bad" : "wait"}>
                  {need.urgency === "urgent" && `${t("terms.urgency.urgent")} · `}
                  {t(`terms.needState.${need.state}`)}
                </Chip>
              </dd>
            ))}
          </div>
        )}
      </dl>
    </div>
  );
}
