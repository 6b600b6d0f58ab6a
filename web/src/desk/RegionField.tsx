import { SelectField } from "../parts/Field.tsx";
import { useApp } from "../shell/app.ts";
import { t } from "../words/words.ts";
import { regions } from "./api.ts";
import { Missing } from "./Missing.tsx";
import { useMe } from "./me.ts";
import { useLoad } from "./useLoad.ts";

interface Props {
  value: string;
  onChoose: (code: string) => void;
}

const township = 9;

/** Where somebody works: the whole county, one of its townships, or one village. */
export function RegionField({ value, onChoose }: Props) {
  const { api } = useApp();
  const { region } = useMe();
  const chosen = value.slice(0, township);
  const townships = useLoad(`regions ${region.code} township`, (signal) =>
    regions(api, { under: region.code, level: "township" }, signal),
  );
  const villages = useLoad(`regions ${chosen} village`, async (signal) =>
    chosen.length === township ? regions(api, { under: chosen, level: "village" }, signal) : [],
  );
  const choices = (all: string, code: string, rows: { code: string; name: string }[] | null) => [
    { value: code, label: all },
    ...(rows ?? []).map((row) => ({ value: row.code, label: row.name })),
  ];
  return (
    <>
      <SelectField
        label={t("terms.level.township")}
        value={chosen}
        choices={choices(t("desk.filter.wholeCounty", { name: region.name }), region.code, townships.data)}
        onChoose={onChoose}
      />
      <Missing load={townships} />
      {chosen.length === township && (
        <SelectField
          label={t("terms.level.village")}
          value={value}
          choices={choices(t("desk.filter.wholeTownship"), chosen, villages.data)}
          onChoose={onChoose}
        />
      )}
      <Missing load={villages} />
    </>
  );
}
