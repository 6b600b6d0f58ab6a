import { useApp } from "../shell/app.ts";
import { t } from "../words/words.ts";
import { regions } from "./api.ts";
import { FilterSelect } from "./FilterSelect.tsx";
import { Missing } from "./Missing.tsx";
import { useMe } from "./me.ts";
import { useLoad } from "./useLoad.ts";

interface Props {
  /** A code at or below one's own region; none is all of it. */
  value: string | undefined;
  onChoose: (code: string | null) => void;
}

/** Length of a township's code; a village's is longer and begins with it. */
const township = 9;

/** The county chooses a township, then a village of it; a township chooses a village. */
export function RegionFilter({ value = "", onChoose }: Props) {
  const me = useMe();
  const ofCounty = me.region.level === "county";
  const narrowed = value.length >= township ? value.slice(0, township) : "";
  const chosen = ofCounty ? narrowed : me.region.code;
  return (
    <>
      {ofCounty && (
        <Level under={me.region.code} level="township" value={chosen} onChoose={(code) => onChoose(code)} />
      )}
      {chosen.length >= township && me.region.level !== "village" && (
        <Level
          under={chosen}
          level="village"
          value={value.length > township ? value : ""}
          onChoose={(code) => onChoose(code ?? (ofCounty ? chosen : null))}
        />
      )}
    </>
  );
}

interface LevelProps extends Props {
  under: string;
  level: "township" | "village";
}

function Level({ under, level, value, onChoose }: LevelProps) {
  const { api } = useApp();
  const load = useLoad(`regions ${under} ${level}`, (signal) => regions(api, { under, level }, signal));
  return (
    <>
      <FilterSelect
        label={t(`terms.level.${level}`)}
        all={t(level === "township" ? "desk.filter.allTownships" : "desk.filter.allVillages")}
        value={value}
        choices={(load.data ?? []).map((row) => ({ value: row.code, label: row.name }))}
        onChoose={onChoose}
      />
      <Missing load={load} ofList />
    </>
  );
}
