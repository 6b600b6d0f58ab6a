import { categories } from "../../api/terms.ts";
import { ButtonLink } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { households } from "../api.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { Lift } from "../Lift.tsx";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { useMe } from "../me.ts";
import { RegionFilter } from "../RegionFilter.tsx";
import { SearchField } from "../SearchField.tsx";
import { TakeAway } from "../TakeAway.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { amountWord } from "../week/figures.ts";
import { weekWord } from "../week/weeks.ts";
import { HouseholdTable } from "./HouseholdTable.tsx";

export function HouseholdList() {
  const { api } = useApp();
  const { role } = useMe();
  const { asked, narrow } = useFilters("/households");
  const { q, region, category, due_in, helper } = asked;
  const filters = { q, region, category, due_in, helper: due_in && helper };
  const pages = usePages(JSON.stringify(filters), (after, signal) =>
    households(api, { ...filters, after }, signal),
  );
  useTitle(t("desk.nav.households"));

  return (
    <div class="page">
      <div class="page-head">
        <h1>
          {t("desk.household.title")}{" "}
          <span class="soft">
            {pages.data && t("desk.household.count", { n: amountWord(pages.data.total) })}
          </span>
        </h1>
        <div class="acts">
          <TakeAway path="/households" asked={filters} />
          {role === "county" && (
            <>
              <ButtonLink href="/cards">{t("desk.card.title")}</ButtonLink>
              <ButtonLink href="/import">{t("desk.import.title")}</ButtonLink>
            </>
          )}
        </div>
      </div>
      <div class="filters">
        <SearchField label={t("desk.household.search")} value={q} onSearch={(text) => narrow({ q: text })} />
        <RegionFilter value={region} onChoose={(code) => narrow({ region: code })} />
        <FilterSelect
          label={t("desk.household.category")}
          all={t("desk.household.allCategories")}
          value={category}
          choices={categories.map((value) => ({ value, label: value }))}
          onChoose={(value) => narrow({ category: value })}
        />
        {due_in && (
          <Lift
            text={t(helper ? "desk.household.dueInOfOne" : "desk.household.dueIn", {
              week: weekWord(due_in),
            })}
            onLift={() => narrow({ due_in: null, helper: null })}
          />
        )}
      </div>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState
              text={t(q || region || category || due_in ? "desk.household.none" : "desk.household.empty")}
            />
          ) : (
            <>
              <HouseholdTable households={rows} />
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
