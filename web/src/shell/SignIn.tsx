import { useState } from "preact/hooks";
import { Button } from "../parts/Button.tsx";
import { TextField } from "../parts/Field.tsx";
import { WrongBox } from "../parts/WrongBox.tsx";
import { t } from "../words/words.ts";
import { expired, signIn } from "./account.ts";
import { useApp } from "./app.ts";
import { LocaleField } from "./LocaleField.tsx";
import { UnsentLine } from "./UnsentLine.tsx";
import { useAttempt } from "./useAttempt.ts";

interface Props {
  /** Why one must, where it is not for the first time. */
  why?: string;
  /** Offered where there is something to go back to. */
  onCancel?: () => void;
}

export function SignIn({ why, onCancel }: Props) {
  const app = useApp();
  const [phone, setPhone] = useState("");
  const [password, setPassword] = useState("");
  const { busy, failure, attempt } = useAttempt();
  const reason = why ?? (expired.value ? t("shell.signIn.again") : null);

  return (
    <main class="front">
      <img class="mark" src="/icon.svg" alt="" width={64} height={64} />
      <div>
        <h1>{t("shell.app.name")}</h1>
        <p class="soft">{t("shell.app.promise")}</p>
      </div>
      <UnsentLine />
      {reason && <p>{reason}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          attempt(() => signIn(app, phone.trim(), password));
        }}
      >
        <TextField
          label={t("shell.signIn.phone")}
          type="tel"
          inputMode="numeric"
          autoComplete="username"
          required
          value={phone}
          onType={setPhone}
        />
        <TextField
          label={t("shell.signIn.password")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onType={setPassword}
        />
        <WrongBox text={failure} />
        <Button kind="main" type="submit" disabled={busy}>
          {t("shell.signIn.submit")}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t("shell.act.back")}</Button>}
      </form>
      <LocaleField />
    </main>
  );
}
