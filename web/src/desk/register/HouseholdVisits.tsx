import { useApp } from "../../shell/app.ts";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { visits } from "../api.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { outline } from "../review/differences.ts";
import { useLoad } from "../useLoad.ts";

const most = 6;

/** The last visits of a household, each a way to all of it. */
export function HouseholdVisits({ household }: { household: string }) {
  const { api, world } = useApp();
  const filters = { household, order: "newest" };
  const load = useLoad(`visits of ${household}`, (signal) =>
    visits(api, { ...filters, limit: most }, signal),
  );
  return (
    <section>
      <h2>
        {t("desk.nav.visits")} ·{" "}
        <a href={href("/visits", { ...filters, state: "all" })}>{t("desk.household.allVisits")}</a>
      </h2>
      <Loaded load={load}>
        {({ rows }) => (
          <ul class="card plain-list">
            {rows.length === 0 && <li class="soft">{t("desk.household.noVisits")}</li>}
            {rows.map((visit) => {
              const { text, lit } = outline(visit);
              return (
                <li key={visit.id}>
                  <a href={href(`/visits/${visit.id}`, { ...filters, state: "all" })}>
                    {dayWord(visit.started_at, world.now())}
                  </a>{" "}
                  {visit.helper.name} {lit ? <mark>{text}</mark> : text}{" "}
                  <span class="soft">{t(`terms.visitState.${visit.state}`)}</span>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
