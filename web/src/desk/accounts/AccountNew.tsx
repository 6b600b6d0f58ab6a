import { useState } from "preact/hooks";
import type { AccountRow } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { useMe } from "../me.ts";
import { type AccountDraft, AccountFields } from "./AccountFields.tsx";
import { createAccount } from "./accountApi.ts";
import { PasswordOnce } from "./PasswordOnce.tsx";

interface Props {
  onMade: (account: AccountRow) => void;
  onClose: () => void;
}

export function AccountNew({ onMade, onClose }: Props) {
  const { api } = useApp();
  const { region } = useMe();
  const [draft, setDraft] = useState<AccountDraft>({ name: "", role: "helper", region: region.code });
  const [phone, setPhone] = useState("");
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);
  const { busy, failure, attempt } = useAttempt();

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      const answer = await createAccount(api, { ...draft, name: draft.name.trim(), phone: phone.trim() });
      setMade({ name: answer.account.name, password: answer.initial_password });
      onMade(answer.account);
    });
  };

  if (made) return <PasswordOnce {...made} onClose={onClose} />;
  return (
    <Dialog open title={t("desk.account.new")} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <TextField
          label={t("desk.account.phone")}
          type="tel"
          inputMode="numeric"
          autoComplete="off"
          value={phone}
          onType={setPhone}
          maxLength={20}
          required
        />
        <AccountFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
          <Button kind="main" type="submit" disabled={busy}>
            {t("desk.account.make")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
