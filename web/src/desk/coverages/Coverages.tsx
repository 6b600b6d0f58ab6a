import { coverageKinds } from "../../api/terms.ts";
import { ButtonLink } from "../../parts/Button.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { RegionFilter } from "../RegionFilter.tsx";
import { TakeAway } from "../TakeAway.tsx";
import { useFilters } from "../useFilters.ts";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { amountWord, shareWord } from "../week/figures.ts";
import { CoverageTable } from "./CoverageTable.tsx";
import { coverages } from "./coverageApi.ts";
import { MonthFilter } from "./MonthFilter.tsx";

/** The four coverages, so that nobody is left out: each figure opens the list of who is not covered. */
export function Coverages() {
  const { api } = useApp();
  const { asked, narrow } = useFilters("/coverages");
  const { region, month } = asked;
  const filters = { region, month };
  const load = useLoad(`coverages ${JSON.stringify(filters)}`, (signal) => coverages(api, filters, signal));
  useTitle(t("desk.coverage.title"));

  return (
    <div class="page">
      <div class="page-head">
        <h1>{t("desk.coverage.title")}</h1>
        <div class="acts">
          <ButtonLink href={href("/posts", { region })}>{t("desk.post.title")}</ButtonLink>
          <TakeAway path="/coverages" asked={filters} />
        </div>
      </div>
      <div class="filters">
        <RegionFilter value={region} onChoose={(code) => narrow({ region: code })} />
        <MonthFilter value={month} onChoose={(value) => narrow({ month: value })} />
      </div>
      <Loaded load={load}>
        {(told) => (
          <>
            <ul class="figures four">
              {coverageKinds.map((kind) => {
                const { covered, of } = told.total[kind];
                return (
                  <li key={kind}>
                    <a class="card" href={href(`/coverages/${kind}`, filters)}>
                      <span class="soft">{t(`terms.coverage.${kind}`)}</span>
                      <strong>{shareWord(of ? covered / of : null)}</strong>
                      <span class="soft">
                        {t("desk.coverage.lacking", { n: amountWord(of - covered), of: amountWord(of) })}
                      </span>
                    </a>
                  </li>
                );
              })}
            </ul>
            <CoverageTable told={told} month={month} />
          </>
        )}
      </Loaded>
    </div>
  );
}
