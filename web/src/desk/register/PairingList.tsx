import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { pairings } from "../api.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { HouseholdLink } from "../HouseholdLink.tsx";
import { href } from "../href.ts";
import { Lift } from "../Lift.tsx";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { RegionFilter } from "../RegionFilter.tsx";
import { Sheet } from "../Sheet.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";

/** Who helps whom, in which role, from when to when. */
export function PairingList() {
  const { api } = useApp();
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
      <h1>{t("desk.pairing.title")}</h1>
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
              <div class="card">
                <Sheet label={t("desk.pairing.title")}>
                  <table class="sheet">
                    <thead>
                      <tr>
                        <th scope="col">{t("desk.household.one")}</th>
                        <th scope="col">{t("terms.role.helper")}</th>
                        <th scope="col">{t("desk.pairing.role")}</th>
                        <th scope="col">{t("desk.pairing.from")}</th>
                        <th scope="col">{t("desk.pairing.until")}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <tr key={row.id} class={row.until ? "off" : ""}>
                          <th scope="row">
                            <HouseholdLink household={row.household} />
                          </th>
                          <td>
                            <a href={href("/pairings", { ...filters, helper: row.helper.id })}>
                              {row.helper.name}
                            </a>
                          </td>
                          <td>{t(`terms.pairing.${row.role}`)}</td>
                          <td class="digits">{row.from}</td>
                          <td class="digits">{row.until ?? t("desk.pairing.still")}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Sheet>
              </div>
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
