import { ButtonLink } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { pairings } from "../api.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { href } from "../href.ts";
import { Lift } from "../Lift.tsx";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { useMe } from "../me.ts";
import { RegionFilter } from "../RegionFilter.tsx";
import { TakeAway } from "../TakeAway.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages, withRow } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { PairingTable } from "./PairingTable.tsx";

/** Who helps whom, in which role, from when to when. */
export function PairingList() {
  const { api } = useApp();
  const { role } = useMe();
  const { asked, narrow } = useFilters("/pairings");
  const { region, helper, household, ended } = asked;
  const filters = { region, helper, household, ended };
  const pages = usePages(JSON.stringify(filters), (after, signal) =>
    pairings(api, { ...filters, after }, signal),
  );
  const helperName = pages.data?.rows.find((row) => row.helper.id === helper)?.helper.name;
  useTitle(t("desk.nav.pairings"));

  return (
    <div class="page">
      <div class="page-head">
        <h1>{t("desk.pairing.title")}</h1>
        <div class="acts">
          <TakeAway path="/pairings" asked={filters} />
          {role === "county" && (
            <>
              <ButtonLink href="/pairings/import">{t("desk.pairing.import")}</ButtonLink>
              <ButtonLink href={href("/pairings/hand-over", { helper, name: helperName })}>
                {t("desk.handOver.title")}
              </ButtonLink>
            </>
          )}
        </div>
      </div>
      <div class="filters">
        <RegionFilter value={region} onChoose={(code) => narrow({ region: code })} />
        <FilterSelect
          label={t("desk.pairing.which")}
          all={t("desk.pairing.present")}
          value={ended}
          choices={[{ value: "1", label: t("desk.pairing.ended") }]}
          onChoose={(value) => narrow({ ended: value })}
        />
        {helper && (
          <Lift text={helperName ?? t("desk.filter.oneHelper")} onLift={() => narrow({ helper: null })} />
        )}
      </div>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.pairing.empty")} />
          ) : (
            <>
              <PairingTable
                pairings={rows}
                filters={filters}
                onChange={(ended) => pages.change((now) => withRow(now, ended))}
              />
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
