import { ButtonLink } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";
import { TakeAway } from "../TakeAway.tsx";
import type { NeedFilter } from "./narrowedTo.ts";

/** The ledger's name, and the ways from it: its figures, and the same list to take away. */
export function NeedHead({ filters }: { filters: NeedFilter }) {
  return (
    <div class="page-head">
      <h1>{t("desk.need.title")}</h1>
      <div class="acts">
        <ButtonLink href={href("/needs/figures", { region: filters.region })}>
          {t("desk.need.figures")}
        </ButtonLink>
        <TakeAway path="/needs" asked={filters} />
      </div>
    </div>
  );
}
