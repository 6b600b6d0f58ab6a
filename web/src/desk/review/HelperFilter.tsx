import type { Api } from "../../api/client.ts";
import type { VisitRow } from "../../api/deskWire.ts";
import type { Person } from "../../api/wire.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { accounts } from "../api.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { Missing } from "../Missing.tsx";
import { useMe } from "../me.ts";
import { useLoad } from "../useLoad.ts";

interface Props {
  region: string | undefined;
  value: string | undefined;
  /** Their writers are offered too: some come from outside the township. */
  rows: VisitRow[];
  onChoose: (id: string | null) => void;
}

const township = 9;
const mostPages = 10;

export function HelperFilter({ region, value, rows, onChoose }: Props) {
  const { api } = useApp();
  const me = useMe();
  const place = (region ?? me.region.code).slice(0, township);
  const load = useLoad(`helpers ${place}`, (signal) => helpers(api, place, signal));
  const known = new Map<string, string>();
  for (const { id, name } of [...(load.data ?? []), ...rows.map((row) => row.helper)]) known.set(id, name);
  if (value && !known.has(value)) known.set(value, t("desk.filter.oneHelper"));
  return (
    <>
      <FilterSelect
        label={t("terms.role.helper")}
        all={t("desk.filter.allHelpers")}
        value={value}
        choices={[...known].map(([id, name]) => ({ value: id, label: name }))}
        onChoose={onChoose}
      />
      <Missing load={load} ofList />
    </>
  );
}

/** The helpers of one township; of a whole county they would be too many to choose from. */
async function helpers(api: Api, region: string, signal: AbortSignal): Promise<Person[]> {
  const found: Person[] = [];
  let after: string | number | null = null;
  for (let page = 0; region.length >= township && page < mostPages; page++) {
    const { rows, next } = await accounts(api, { role: "helper", region, after }, signal);
    found.push(...rows);
    if (next === null) break;
    after = next;
  }
  return found;
}
