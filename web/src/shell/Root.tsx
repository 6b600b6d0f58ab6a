import { LocationProvider } from "preact-iso/router";
import { Toast } from "../parts/Toast.tsx";
import { t } from "../words/words.ts";
import { account, demonstration, expired } from "./account.ts";
import { asked } from "./asking.ts";
import { Later } from "./Later.tsx";
import { PasswordChange } from "./PasswordChange.tsx";
import { loadDesk, loadField } from "./rooms.ts";
import { SignIn } from "./SignIn.tsx";
import { UpdateOffer } from "./UpdateOffer.tsx";
import { halfWritten } from "./update.ts";

export function Root() {
  return (
    <LocationProvider>
      {demonstration.value && <aside class="banner">{t("shell.app.demonstration")}</aside>}
      <UpdateOffer />
      <Room />
      <Toast />
    </LocationProvider>
  );
}

function Room() {
  const mine = account.value;
  if (mine === null) return <SignIn />;
  if (mine.must_change_password && !expired.value && !halfWritten.value) return <PasswordChange />;
  if (mine.role === "helper") {
    if (expired.value && asked.value) return <SignIn onCancel={() => (asked.value = false)} />;
    return <Later key={mine.id} load={loadField} props={{ account: mine }} />;
  }
  if (expired.value) return <SignIn />;
  return <Later key={mine.id} load={loadDesk} props={{ account: mine }} />;
}
