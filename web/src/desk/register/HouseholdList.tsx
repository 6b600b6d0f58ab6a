import { categories } from "../../api/terms.ts";
import { ButtonLink } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { households } from "../api.ts";
import { FilterSelect } from "../FilterSelect.tsx";
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
import { homesOfWeek } from "../week/weekApi.ts";
import { HouseholdLinks } from "./HouseholdLinks.tsx";
import { HouseholdTable } from "./HouseholdTable.tsx";

export function HouseholdList() {
  const { api } = useApp();
  const { role } = useMe();
  const { asked, narrow } = useFilters("/households");
  const { q, region, directly, category, week, of, helper } = asked;
  const filters = { q, region, directly, category, ...(week && { of, helper }) };
  const path = week ? homesOfWeek(week) : "/households";
  const pages = usePages(path + JSON.stringify(filters), (after, signal) =>
    households(api, path, { ...filters, after }, signal),
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
          <TakeAway path={path} asked={filters} />
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
        <RegionFilter value={region} onChoose={(code) => narrow({ region: code, directly: null })} />
        <FilterSelect
          label={t("desk.household.category")}
          all={t("desk.household.allCategories")}
          value={category}
          choices={categories.map((value) => ({ value, label: value }))}
          onChoose={(value) => narrow({ category: value })}
        />
        <HouseholdLinks asked={asked} narrow={narrow} />
      </div>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState
              text={t(q || region || category || week ? "desk.household.none" : "desk.household.empty")}
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
