import { useState } from "preact/hooks";
import { Button } from "../parts/Button.tsx";
import { TextField } from "../parts/Field.tsx";
import { WrongBox } from "../parts/WrongBox.tsx";
import { t } from "../words/words.ts";
import { changePassword } from "./account.ts";
import { useApp } from "./app.ts";
import { useAttempt } from "./useAttempt.ts";

/** The old password, and twice the new one. */
export function PasswordForm({ onDone }: { onDone?: () => void }) {
  const app = useApp();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const { busy, failure, attempt } = useAttempt();
  const differ = again !== "" && again !== next;

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (next !== again) return;
        attempt(async () => {
          await changePassword(app, old, next);
          onDone?.();
        });
      }}
    >
      <TextField
        label={t("shell.password.old")}
        type="password"
        autoComplete="current-password"
        required
        value={old}
        onType={setOld}
      />
      <TextField
        label={t("shell.password.new")}
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        value={next}
        onType={setNext}
      />
      <TextField
        label={t("shell.password.repeat")}
        type="password"
        autoComplete="new-password"
        required
        value={again}
        onType={setAgain}
        wrong={differ ? t("shell.password.differ") : undefined}
      />
      <WrongBox text={failure} />
      <Button kind="main" type="submit" disabled={busy || differ}>
        {t("shell.password.submit")}
      </Button>
    </form>
  );
}
