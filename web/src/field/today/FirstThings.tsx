import { t } from "../../words/words.ts";
import { useReading } from "../reading.ts";
import type { HouseholdView } from "../view.ts";
import { Unfinished } from "./Unfinished.tsx";

/** What somebody waits for before anything else: refused entries, returned visits, what was left half-written. */
export function FirstThings({ views }: { views: HouseholdView[] }) {
  const { unsent } = useReading();
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
        <Unfinished views={concerned} />
      </ul>
    </section>
  );
}
