import { checks } from "../../api/terms.ts";
import type { VisitContent } from "../../api/wire.ts";
import { Chip } from "../../parts/Chip.tsx";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { entryPath, visitPath } from "../paths.ts";
import { useReading } from "../reading.ts";
import { type HouseholdView, isVisit } from "../view.ts";
import { visitTone } from "../visitTone.ts";

/** The last visits, those that only this phone knows first. */
export function VisitList({ view: { household, ahead } }: { view: HouseholdView }) {
  const { now } = useReading();
  const own = ahead.filter(isVisit).reverse();
  if (own.length + household.visits.length === 0) return null;

  return (
    <section class="card" aria-labelledby="visits">
      <h2 id="visits">{t("field.household.visits")}</h2>
      <ul class="list ruled">
        {own.map((entry) => (
          <li key={entry.id} class="opens">
            <div class="row">
              <a href={entryPath(entry.id)}>{momentWord(entry.body.started_at, now.value)}</a>
              <Chip tone={entry.custody === "phone" ? "wait" : "good"}>
                {t(`terms.custody.${entry.custody}`)}
              </Chip>
            </div>
            <Gist content={entry.body} />
          </li>
        ))}
        {household.visits.map((visit) => (
          <li key={visit.id} class="opens">
            <div class="row">
              <span>
                <a href={visitPath(household.id, visit.id)}>{momentWord(visit.started_at, now.value)}</a>{" "}
                <span class="soft">{visit.helper.name}</span>
              </span>
              <Chip tone={visitTone[visit.state]}>{t(`terms.visitState.${visit.state}`)}</Chip>
            </div>
            <Gist content={visit.content} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was wrong, and the first words. */
function Gist({ content }: { content: VisitContent }) {
  const wrong = checks
    .filter((check) => content.checks[check] === "problem")
    .map((check) => t(`terms.check.${check}`));
  const gist = [
    content.mode !== "home" && t(`terms.mode.${content.mode}`),
    wrong.length > 0 && t("field.household.wrong", { what: wrong.join(t("field.page.and")) }),
    content.summary,
  ];
  const text = gist.filter(Boolean).join(" · ");
  return text === "" ? null : <p class="soft gist">{text}</p>;
}
