import { Card } from "../../parts/Card.tsx";
import { toast } from "../../parts/Toast.tsx";
import { Later } from "../../shell/Later.tsx";
import { LocaleField } from "../../shell/LocaleField.tsx";
import { LookFields } from "../../shell/LookFields.tsx";
import { PasswordForm } from "../../shell/PasswordForm.tsx";
import { SessionList } from "../../shell/SessionList.tsx";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { Page } from "../frame/Page.tsx";
import { InstallHint } from "./InstallHint.tsx";
import { SignOut } from "./SignOut.tsx";
import { StorageWords } from "./StorageWords.tsx";
import { Unfold } from "./Unfold.tsx";
import { VersionRow } from "./VersionRow.tsx";

const loadRescue = () => import("../rescue/Rescue.tsx");

/** Oneself, how the app looks, and the phone it lives on. */
export function Me() {
  const { account } = useEngine();
  return (
    <Page title={t("field.tab.me")}>
      <Card>
        <p class="name">{account.name}</p>
        <p class="soft">
          {t(`terms.role.${account.role}`)} · {account.region.name}
        </p>
      </Card>
      <InstallHint />
      <Card label={t("field.me.look")}>
        <div class="stack">
          <LookFields />
          <LocaleField />
        </div>
      </Card>
      <Card label={t("field.me.phone")}>
        <StorageWords />
        <VersionRow />
      </Card>
      <Unfold title={t("field.rescue.title")}>
        <Later load={loadRescue} props={{}} />
      </Unfold>
      <Unfold title={t("field.me.devices")}>
        <SessionList />
      </Unfold>
      <Unfold title={t("field.me.password")}>
        <PasswordForm onDone={() => toast(t("field.me.passwordDone"))} />
      </Unfold>
      <SignOut />
    </Page>
  );
}
