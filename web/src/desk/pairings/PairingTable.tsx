import { useState } from "preact/hooks";
import type { Query } from "../../api/client.ts";
import type { PairingRow } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { untilWord } from "../days.ts";
import { HouseholdLink } from "../HouseholdLink.tsx";
import { href } from "../href.ts";
import { useMe } from "../me.ts";
import { Sheet } from "../Sheet.tsx";
import { PairingEnd } from "./PairingEnd.tsx";

interface Props {
  pairings: PairingRow[];
  filters: Query;
  onChange: (ended: PairingRow) => void;
}

/** Each pairing with its days; the county ends one here. */
export function PairingTable({ pairings, filters, onChange }: Props) {
  const { role } = useMe();
  const [ending, setEnding] = useState<PairingRow | null>(null);
  return (
    <div class="card">
      <Sheet label={t("desk.pairing.title")}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col">{t("desk.household.one")}</th>
              <th scope="col">{t("terms.role.helper")}</th>
              <th scope="col">{t("desk.pairing.role")}</th>
              <th scope="col">{t("desk.pairing.from")}</th>
              <th scope="col">{t("desk.pairing.until")}</th>
            </tr>
          </thead>
          <tbody>
            {pairings.map((row) => (
              <tr key={row.id} class={row.until ? "off" : ""}>
                <th scope="row" class="who">
                  <HouseholdLink household={row.household} />
                </th>
                <td>
                  <a href={href("/pairings", { ...filters, helper: row.helper.id })}>{row.helper.name}</a>
                </td>
                <td>{t(`terms.pairing.${row.role}`)}</td>
                <td class="digits">{row.from}</td>
                <td class="digits">
                  {untilWord(row)}{" "}
                  {role === "county" && row.until === null && (
                    <button
                      type="button"
                      class="quiet-link"
                      aria-label={t("desk.pairing.endOne", { name: row.helper.name })}
                      onClick={() => setEnding(row)}
                    >
                      {t("desk.pairing.end")}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      {ending && (
        <PairingEnd
          pairing={{ id: ending.id, helper: ending.helper.name, household: ending.household.head_name }}
          onDone={onChange}
          onClose={() => setEnding(null)}
        />
      )}
    </div>
  );
}
