import type { HouseholdWhole } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { MaskedNumber } from "./MaskedNumber.tsx";

/** The people of a household; their numbers one at a time, each looking written down. */
export function MemberTable({ household }: { household: HouseholdWhole }) {
  return (
    <div class="card">
      <Sheet label={t("desk.household.members")}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col">{t("desk.household.member")}</th>
              <th scope="col">{t("desk.household.relation")}</th>
              <th scope="col">{t("desk.household.idNumber")}</th>
              <th scope="col">{t("desk.account.phone")}</th>
              <th scope="col">{t("desk.household.born")}</th>
              <th scope="col">{t("desk.household.health")}</th>
              <th scope="col">{t("desk.household.education")}</th>
            </tr>
          </thead>
          <tbody>
            {household.members.map((member) => (
              <tr key={member.id}>
                <th scope="row">{member.name}</th>
                <td>{member.relation}</td>
                <td>
                  <MaskedNumber
                    household={household.id}
                    member={member}
                    field="id_number"
                    masked={member.id_number}
                  />
                </td>
                <td>
                  <MaskedNumber
                    household={household.id}
                    member={member}
                    field="phone"
                    masked={member.phone}
                  />
                </td>
                <td>{[member.gender, member.birth_year].filter(Boolean).join(" ")}</td>
                <td>{member.health}</td>
                <td>{member.education}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <p class="soft note">{t("desk.household.revealNote")}</p>
    </div>
  );
}
