import { useState } from "preact/hooks";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { toast } from "../../parts/Toast.tsx";
import { signOut } from "../../shell/account.ts";
import { useApp } from "../../shell/app.ts";
import { LocaleField } from "../../shell/LocaleField.tsx";
import { LookFields } from "../../shell/LookFields.tsx";
import { PasswordForm } from "../../shell/PasswordForm.tsx";
import { SessionList } from "../../shell/SessionList.tsx";
import { t } from "../../words/words.ts";
import { useMe } from "../me.ts";
import { useTitle } from "../useTitle.ts";

/** Oneself: how the desk looks, where one is signed in, the password, the way out. */
export function Mine() {
  const app = useApp();
  const me = useMe();
  const [changing, setChanging] = useState(false);
  useTitle(t("desk.nav.mine"));

  const changed = () => {
    setChanging(false);
    toast(t("desk.mine.passwordChanged"));
  };

  return (
    <div class="page narrow">
      <div>
        <h1>{me.name}</h1>
        <p class="soft">
          {t(`terms.role.${me.role}`)} · {me.region.name}
        </p>
      </div>
      <div class="card">
        <div class="stack">
          <LocaleField />
          <LookFields />
        </div>
      </div>
      <section>
        <h2>{t("desk.mine.sessions")}</h2>
        <div class="card">
          <SessionList />
        </div>
      </section>
      <div class="acts start">
        {me.role === "county" && <ButtonLink href="/settings">{t("desk.settings.title")}</ButtonLink>}
        <ButtonLink href="/rescue">{t("desk.rescue.title")}</ButtonLink>
        <Button onClick={() => setChanging(true)}>{t("desk.mine.password")}</Button>
        <Button kind="bad" onClick={() => signOut(app)}>
          {t("desk.mine.signOut")}
        </Button>
      </div>
      <Dialog open={changing} title={t("desk.mine.password")} onClose={() => setChanging(false)}>
        <PasswordForm onDone={changed} />
        <Button onClick={() => setChanging(false)}>{t("desk.act.cancel")}</Button>
      </Dialog>
    </div>
  );
}
