import { t } from "../words/words.ts";
import { PasswordForm } from "./PasswordForm.tsx";

/** In the way of everything else while an account still has its initial password. */
export function PasswordChange() {
  return (
    <main class="front">
      <div>
        <h1>{t("shell.password.title")}</h1>
        <p class="soft">{t("shell.password.why")}</p>
      </div>
      <PasswordForm />
    </main>
  );
}
