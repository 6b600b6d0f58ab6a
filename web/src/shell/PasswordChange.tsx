import { Button } from "../parts/Button.tsx";
import { t } from "../words/words.ts";
import { signOut } from "./account.ts";
import { useApp } from "./app.ts";
import { PasswordForm } from "./PasswordForm.tsx";

/** In the way of everything else while an account still has its initial password. */
export function PasswordChange() {
  const app = useApp();
  return (
    <main class="front">
      <div>
        <h1>{t("shell.password.title")}</h1>
        <p class="soft">{t("shell.password.why")}</p>
      </div>
      <PasswordForm />
      <Button kind="quiet" onClick={() => signOut(app)}>
        {t("shell.act.signOut")}
      </Button>
    </main>
  );
}
