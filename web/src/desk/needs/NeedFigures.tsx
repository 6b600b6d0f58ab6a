import { useLocation } from "preact-iso/router";
import type { NeedCut } from "../../api/deskWire.ts";
import { ButtonLink } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { needFigures } from "../api.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { useMe } from "../me.ts";
import { RegionFilter } from "../RegionFilter.tsx";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { FigureTable } from "./FigureTable.tsx";

const cuts: readonly NeedCut[] = ["category", "township", "village", "age", "owner"];
const townshipCode = 9;

/** The ledger in figures, cut as one likes; every figure opens the rows it counts. */
export function NeedFigures() {
  const { api } = useApp();
  const me = useMe();
  const { query, route } = useLocation();
  const asked: Record<string, string | undefined> = query;
  const { region } = asked;
  const narrow = (region ?? me.region.code).length >= townshipCode;
  const offered = cuts.filter((cut) => cut !== "township" || !narrow);
  const by = offered.find((cut) => cut === asked.by) ?? "category";
  const load = useLoad(`${region} ${by}`, (signal) => needFigures(api, { region, by }, signal));
  const go = (change: Record<string, string | null>) =>
    route(href("/needs/figures", { ...asked, ...change }));
  useTitle(t("desk.need.figures"));

  return (
    <div class="page">
      <div class="page-head">
        <h1>{t("desk.need.figures")}</h1>
        <div class="acts">
          <ButtonLink href={href("/needs", { region })}>{t("desk.need.title")}</ButtonLink>
        </div>
      </div>
      <div class="filters">
        <RegionFilter value={region} onChoose={(code) => go({ region: code })} />
        <Segmented
          legend={t("desk.need.by")}
          value={by}
          choices={offered.map((value) => ({ value, label: t(`desk.need.by.${value}`) }))}
          onChoose={(value) => go({ by: value })}
        />
      </div>
      <Loaded load={load}>
        {(told) =>
          told.rows.length === 0 ? (
            <EmptyState text={t("desk.need.empty")} />
          ) : (
            <FigureTable told={told} region={region} />
          )
        }
      </Loaded>
    </div>
  );
}
