import "./cards.css";
import { useState } from "preact/hooks";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { Loaded } from "../Loaded.tsx";
import { useMe } from "../me.ts";
import { RegionFilter } from "../RegionFilter.tsx";
import { useFilters } from "../useFilters.ts";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { cardVillages } from "./cardApi.ts";
import { PrintBar } from "./PrintBar.tsx";
import { VillageTable } from "./VillageTable.tsx";

/** Cards for whole villages: which, and then the file for the printer. */
export function CardSheet() {
  const { api } = useApp();
  const me = useMe();
  const { asked, narrow } = useFilters("/cards");
  const region = asked.region ?? me.region.code;
  const load = useLoad(`cards ${region}`, (signal) => cardVillages(api, region, signal));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useTitle(t("desk.card.title"));

  return (
    <div class="page">
      <a class="back shown" href="/households">
        {t("desk.household.back")}
      </a>
      <h1>{t("desk.card.title")}</h1>
      <p class="soft">{t("desk.card.what")}</p>
      <div class="filters">
        <RegionFilter
          value={asked.region}
          onChoose={(code) => {
            setChosen(new Set());
            narrow({ region: code });
          }}
        />
      </div>
      <Loaded load={load}>
        {({ villages, most }) =>
          villages.every((row) => row.households === 0) ? (
            <EmptyState text={t("desk.card.empty")} />
          ) : (
            <>
              <div class="card card-villages">
                <VillageTable villages={villages} chosen={chosen} onChoose={setChosen} />
              </div>
              <PrintBar villages={villages} chosen={chosen} most={most} onPrinted={load.refresh} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
