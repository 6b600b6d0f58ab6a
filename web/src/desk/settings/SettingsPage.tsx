import "./settings.css";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { settings } from "../api.ts";
import { Loaded } from "../Loaded.tsx";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { SettingsForm } from "./SettingsForm.tsx";

/** What the county settles for itself. */
export function SettingsPage() {
  const { api } = useApp();
  const load = useLoad("settings", (signal) => settings(api, signal));
  useTitle(t("desk.settings.title"));
  return (
    <div class="page narrow">
      <a class="back shown" href="/mine">
        {t("desk.nav.toMine")}
      </a>
      <h1>{t("desk.settings.title")}</h1>
      <Loaded load={load}>{(said) => <SettingsForm said={said} onSaved={load.change} />}</Loaded>
    </div>
  );
}
