import type { HouseholdRow } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";

export function HouseholdTable({ households }: { households: HouseholdRow[] }) {
  return (
    <div class="card">
      <Sheet label={t("desk.household.title")}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col">{t("desk.household.head")}</th>
              <th scope="col">{t("desk.household.place")}</th>
              <th scope="col">{t("desk.household.category")}</th>
              <th scope="col" class="wide">
                {t("desk.household.cause")}
              </th>
              <th scope="col" class="number wide">
                {t("desk.household.size")}
              </th>
              <th scope="col">{t("desk.household.helpers")}</th>
              <th scope="col" class="wide">
                {t("desk.household.code")}
              </th>
            </tr>
          </thead>
          <tbody>
            {households.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={`/households/${row.id}`}>{row.head_name}</a>
                </th>
                <td>
                  {row.region.name} {row.group}
                </td>
                <td>{row.category}</td>
                <td class="wide">{row.cause}</td>
                <td class="number wide">{row.people}</td>
                <td>
                  {row.helpers.length > 0 ? (
                    row.helpers.join(t("desk.list.comma"))
                  ) : (
                    <mark>{t("desk.household.unpaired")}</mark>
                  )}
                </td>
                <td class="digits soft wide">{row.code}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </div>
  );
}
