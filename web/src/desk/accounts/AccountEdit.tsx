import { useState } from "preact/hooks";
import type { AccountChange, AccountRow } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { toast } from "../../parts/Toast.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { AskDialog } from "../AskDialog.tsx";
import { useMe } from "../me.ts";
import { type AccountDraft, AccountFields } from "./AccountFields.tsx";
import { changeAccount, resetPassword } from "./accountApi.ts";
import { PasswordOnce } from "./PasswordOnce.tsx";

interface Props {
  account: AccountRow;
  onChange: (account: AccountRow) => void;
  onClose: () => void;
}

/** Another name, role or place; a new first password; stopped, or let in again. All but the name signs the person out. */
export function AccountEdit({ account, onChange, onClose }: Props) {
  const { api } = useApp();
  const me = useMe();
  const [draft, setDraft] = useState<AccountDraft>({ ...account, region: account.region.code });
  const [password, setPassword] = useState<string | null>(null);
  const [asking, setAsking] = useState<"disable" | "reset" | null>(null);
  const { busy, failure, attempt } = useAttempt();
  const own = me.id === account.id;

  const change = async (wanted: AccountChange, done: string) => {
    onChange(await changeAccount(api, account.id, wanted));
    toast(done);
  };
  const acts = {
    disable: () => change({ disabled: true }, t("desk.account.disabledNow", { name: account.name })),
    reset: async () => setPassword(await resetPassword(api, account.id)),
  };
  const save = (event: Event) => {
    event.preventDefault();
    attempt(() => change(differing(account, draft), t("desk.account.saved", { name: draft.name.trim() })));
  };

  if (password) return <PasswordOnce name={account.name} password={password} onClose={onClose} />;
  if (asking) {
    return (
      <AskDialog
        title={t(`desk.account.${asking}.ask`, { name: account.name })}
        act={t(`desk.account.${asking}`)}
        onYes={acts[asking]}
        onClose={() => setAsking(null)}
      >
        <p>{t(`desk.account.${asking}.what`)}</p>
      </AskDialog>
    );
  }
  return (
    <Dialog open title={account.name} onClose={onClose}>
      <form class="stack" onSubmit={save}>
        <AccountFields draft={draft} onChange={(next) => setDraft({ ...draft, ...next })} />
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={onClose}>{t("desk.act.close")}</Button>
          <Button
            kind="main"
            type="submit"
            disabled={busy || Object.keys(differing(account, draft)).length === 0}
          >
            {t("desk.act.save")}
          </Button>
        </div>
      </form>
      {!own && (
        <div class="acts start apart">
          <Button disabled={busy} onClick={() => setAsking("reset")}>
            {t("desk.account.reset")}
          </Button>
          {account.disabled_at ? (
            <Button
              disabled={busy}
              onClick={() =>
                attempt(() =>
                  change({ disabled: false }, t("desk.account.enabledNow", { name: account.name })),
                )
              }
            >
              {t("desk.account.enable")}
            </Button>
          ) : (
            <Button kind="bad" disabled={busy} onClick={() => setAsking("disable")}>
              {t("desk.account.disable")}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  );
}

/** Only what was changed: the rest would sign the person out for nothing. */
function differing(account: AccountRow, draft: AccountDraft): AccountChange {
  return {
    ...(draft.name.trim() !== account.name && { name: draft.name.trim() }),
    ...(draft.role !== account.role && { role: draft.role }),
    ...(draft.region !== account.region.code && { region: draft.region }),
  };
}
