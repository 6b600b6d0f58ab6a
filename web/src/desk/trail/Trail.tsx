import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { trail } from "../api.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { Lift } from "../Lift.tsx";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { TakeAway } from "../TakeAway.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { DayFilter } from "./DayFilter.tsx";
import { endOfDay, startOfDay } from "./span.ts";
import { TrailTable, verbWord } from "./TrailTable.tsx";
import { verbs } from "./verbs.ts";

/** Who did what and when, the latest first. */
export function Trail() {
  const { api } = useApp();
  const { asked, narrow } = useFilters("/trail");
  const { actor, verb, from, to } = asked;
  const filters = { actor, verb, from: from && startOfDay(from), to: to && endOfDay(to) };
  const pages = usePages(JSON.stringify(filters), (after, signal) =>
    trail(api, { ...filters, after }, signal),
  );
  const actorName = pages.data?.rows.find((row) => row.actor?.id === actor)?.actor?.name;
  useTitle(t("desk.nav.trail"));

  return (
    <div class="page">
      <div class="page-head">
        <h1>{t("desk.trail.title")}</h1>
        <div class="acts">
          <TakeAway path="/trail" asked={filters} />
        </div>
      </div>
      <p class="soft">{t("desk.trail.what")}</p>
      <div class="filters">
        <FilterSelect
          label={t("desk.trail.verb")}
          all={t("desk.trail.allVerbs")}
          value={verb}
          choices={verbs.map((value) => ({ value, label: verbWord(value) }))}
          onChoose={(value) => narrow({ verb: value })}
        />
        <DayFilter label={t("desk.trail.from")} value={from} onChoose={(day) => narrow({ from: day })} />
        <DayFilter label={t("desk.trail.to")} value={to} onChoose={(day) => narrow({ to: day })} />
        {actor && (
          <Lift text={actorName ?? t("desk.filter.onePerson")} onLift={() => narrow({ actor: null })} />
        )}
      </div>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.trail.empty")} />
          ) : (
            <>
              <TrailTable entries={rows} onActor={(id) => narrow({ actor: id })} />
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
