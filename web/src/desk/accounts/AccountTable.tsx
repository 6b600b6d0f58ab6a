import type { AccountRow } from "../../api/deskWire.ts";
import { Chip } from "../../parts/Chip.tsx";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";

interface Props {
  accounts: AccountRow[];
  onEdit: (account: AccountRow) => void;
}

export function AccountTable({ accounts, onEdit }: Props) {
  const { world } = useApp();
  return (
    <div class="card">
      <Sheet label={t("desk.account.title")}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col">{t("desk.account.name")}</th>
              <th scope="col" class="wide">
                {t("desk.account.phone")}
              </th>
              <th scope="col">{t("desk.account.role")}</th>
              <th scope="col">{t("desk.account.region")}</th>
              <th scope="col" class="wide">
                {t("desk.account.seen")}
              </th>
              <th scope="col">
                <span class="spoken">{t("desk.account.edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id} class={account.disabled_at ? "off" : ""}>
                <th scope="row">
                  {account.name} <Standing account={account} />
                </th>
                <td class="digits wide">{account.phone}</td>
                <td>{t(`terms.role.${account.role}`)}</td>
                <td>{account.region.name}</td>
                <td class="soft wide">
                  {account.last_seen_at
                    ? momentWord(account.last_seen_at, world.now())
                    : t("desk.account.never")}
                </td>
                <td>
                  <button
                    type="button"
                    class="quiet-link"
                    aria-label={t("desk.account.editOne", { name: account.name })}
                    onClick={() => onEdit(account)}
                  >
                    {t("desk.account.edit")}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </div>
  );
}

function Standing({ account }: { account: AccountRow }) {
  if (account.disabled_at) return <Chip tone="bad">{t("desk.account.disabled")}</Chip>;
  if (account.must_change_password) return <Chip tone="wait">{t("desk.account.fresh")}</Chip>;
  return null;
}
