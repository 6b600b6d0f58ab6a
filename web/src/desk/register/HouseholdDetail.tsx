import "./register.css";
import { useRoute } from "preact-iso/router";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { household } from "../api.ts";
import { HouseholdCards } from "../cards/HouseholdCards.tsx";
import { Loaded } from "../Loaded.tsx";
import { useMe } from "../me.ts";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { amountWord } from "../week/figures.ts";
import { HouseholdHelpers } from "./HouseholdHelpers.tsx";
import { HouseholdNeeds } from "./HouseholdNeeds.tsx";
import { HouseholdVisits } from "./HouseholdVisits.tsx";
import { MemberTable } from "./MemberTable.tsx";

/** One household as the register has it, with what was seen and what is open. */
export function HouseholdDetail() {
  const { api } = useApp();
  const { role } = useMe();
  const { id = "" } = useRoute().params;
  const load = useLoad(`household ${id}`, (signal) => household(api, id, signal));
  useTitle(load.data?.head_name ?? t("desk.nav.households"));

  return (
    <div class="page">
      <a class="back shown" href="/households">
        {t("desk.household.back")}
      </a>
      <Loaded load={load}>
        {(told) => (
          <>
            <div>
              <h1>
                {told.head_name} · {told.region.name} {told.group}
              </h1>
              <p class="soft">
                {[
                  told.category,
                  told.cause,
                  told.income_per_head !== null &&
                    t("desk.household.income", { n: amountWord(told.income_per_head) }),
                  told.away_until && t("desk.household.away", { day: told.away_until }),
                  told.code,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            <MemberTable household={told} />
            <div class="beside">
              <HouseholdHelpers household={told} onChange={load.refresh} />
              <HouseholdNeeds household={told.id} />
              <HouseholdVisits household={told.id} />
              {role === "county" && <HouseholdCards household={told.id} />}
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}
