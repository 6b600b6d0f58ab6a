import type { Visit } from "../../api/wire.ts";
import type { VisitDraft } from "../../store/records.ts";
import { t } from "../../words/words.ts";
import { useReading } from "../reading.ts";
import type { HouseholdView } from "../view.ts";
import { DraftCard } from "./DraftCard.tsx";
import { ReturnedCard } from "./ReturnedCard.tsx";

const isAnswer = (draft: VisitDraft, visit: Visit) => draft.amends?.visit_id === visit.id;

/** What somebody waits for before anything else: returned visits, refused entries, what was left half-written. */
export function FirstThings({ views }: { views: HouseholdView[] }) {
  const { now, unsent } = useReading();
  const refused = unsent.value?.refused ?? 0;
  const concerned = views.filter((view) => view.returned.length > 0 || view.drafts.length > 0);
  if (refused === 0 && concerned.length === 0) return null;

  return (
    <section aria-labelledby="first">
      <h2 id="first">{t("field.today.first")}</h2>
      <ul class="list">
        {refused > 0 && (
          <li class="card bad opens">
            <div class="row">
              <a class="name" href="/outbox">
                {t("field.custody.refused", { n: refused })}
              </a>
              <span class="soft">{t("field.today.refused")}</span>
            </div>
          </li>
        )}
        {concerned.flatMap(({ household, returned, drafts }) =>
          returned.map((visit) => (
            <ReturnedCard
              key={visit.id}
              household={household}
              visit={visit}
              begun={drafts.some((draft) => isAnswer(draft, visit))}
              now={now.value}
            />
          )),
        )}
        {concerned.flatMap(({ household, returned, drafts }) =>
          drafts
            .filter((draft) => !returned.some((visit) => isAnswer(draft, visit)))
            .map((draft) => <DraftCard key={draft.id} household={household} draft={draft} now={now.value} />),
        )}
      </ul>
    </section>
  );
}
