import { Chip } from "../../parts/Chip.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { needs } from "../api.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { needTones } from "../needs/ledger.ts";
import { useLoad } from "../useLoad.ts";

/** What the household needs and has needed; the ledger is where something is done about it. */
export function HouseholdNeeds({ household }: { household: string }) {
  const { api } = useApp();
  const load = useLoad(`needs of ${household}`, (signal) => needs(api, { household }, signal));
  return (
    <section>
      <h2>
        {t("desk.nav.needs")} · <a href={href("/needs", { household })}>{t("desk.household.inLedger")}</a>
      </h2>
      <Loaded load={load}>
        {({ rows }) => (
          <ul class="card plain-list">
            {rows.length === 0 && <li class="soft">{t("desk.household.noNeeds")}</li>}
            {rows.map((need) => (
              <li class="line" key={need.id}>
                <span>
                  {t(`terms.need.${need.category}`)} · {need.description}
                </span>
                <Chip tone={needTones[need.state]}>{t(`terms.needState.${need.state}`)}</Chip>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
