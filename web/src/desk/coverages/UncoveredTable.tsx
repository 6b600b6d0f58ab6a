import type { UncoveredRow } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { HouseholdLink } from "../HouseholdLink.tsx";
import { href } from "../href.ts";
import { Sheet } from "../Sheet.tsx";

/** Households with those who help them and when they were last seen; villages by their names. */
export function UncoveredTable({ label, rows }: { label: string; rows: UncoveredRow[] }) {
  const ofHouseholds = rows[0]?.household != null;
  return (
    <div class="card">
      <Sheet label={label}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col">{t(ofHouseholds ? "desk.household.one" : "terms.level.village")}</th>
              <th scope="col">{t("terms.level.township")}</th>
              {ofHouseholds && (
                <>
                  <th scope="col">{t("terms.role.helper")}</th>
                  <th scope="col">{t("desk.coverage.lastVisit")}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ household, village, township, helpers, last_visit }) => (
              <tr key={household?.id ?? village.code}>
                <th scope="row" class="who">
                  {household ? (
                    <HouseholdLink household={{ ...household, region: village }} />
                  ) : (
                    <a href={href("/posts", { region: village.code })}>{village.name}</a>
                  )}
                </th>
                <td>{township.name}</td>
                {household && (
                  <>
                    <td>{helpers.join(" ")}</td>
                    <td class="digits">{last_visit ?? t("desk.coverage.never")}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </div>
  );
}
