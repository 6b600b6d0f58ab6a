import { useState } from "preact/hooks";
import type { Tally, TallyBy } from "../../api/deskWire.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { toast } from "../../parts/Toast.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { Missing } from "../Missing.tsx";
import { useMe } from "../me.ts";
import { useLoad } from "../useLoad.ts";
import { SealDialog } from "./SealDialog.tsx";
import { filledTemplate, tallyFile, template } from "./weekApi.ts";
import { weekOf } from "./weeks.ts";

interface Props {
  week: string;
  asked: { region: string; by: TallyBy; live: boolean };
  /** The week's figures, once they are here. */
  tally: Tally | null;
  onSealed: () => void;
}

/** Taking the week away, and sealing it once it is over. */
export function WeekActs({ week, asked, tally, onSealed }: Props) {
  const { api, world } = useApp();
  const me = useMe();
  const own = useLoad("template", (signal) => template(api, signal));
  const [asking, setAsking] = useState(false);
  const over = week < weekOf(world.now());
  const mine = me.role === "county" && tally?.region.code === me.region.code;
  return (
    <div class="acts">
      <ButtonLink href={tallyFile(week, "csv", asked)} download={`${week}.csv`}>
        {t("desk.week.csv")}
      </ButtonLink>
      <ButtonLink kind="main" href={tallyFile(week, "xlsx", asked)} download={`${week}.xlsx`}>
        {t("desk.week.xlsx")}
      </ButtonLink>
      {own.data?.template && (
        <ButtonLink href={filledTemplate(week, asked.region, asked.live)} download={`${week}.xlsx`}>
          {t("desk.week.template.fill")}
        </ButtonLink>
      )}
      <Missing load={own} ofList />
      {mine && over && tally.seal === null && (
        <Button onClick={() => setAsking(true)}>{t("desk.week.seal")}</Button>
      )}
      {asking && tally && (
        <SealDialog
          tally={tally}
          onSealed={() => {
            toast(t("desk.week.seal.done"));
            onSealed();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
