import { useEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { Loaded } from "../Loaded.tsx";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { householdOfCard } from "./cardApi.ts";

/** Where a card's code leads: to its household, or to words that say why not. */
export function CardPage() {
  const { api } = useApp();
  const { route } = useLocation();
  const { token = "" } = useRoute().params;
  const load = useLoad(`card ${token}`, (signal) => householdOfCard(api, token, signal));
  useTitle(t("desk.card.one"));

  useEffect(() => {
    if (load.data) route(`/households/${load.data}`, true);
  }, [load.data]);

  return (
    <div class="page">
      <h1>{t("desk.card.one")}</h1>
      <p class="soft">{t("desk.card.scanned")}</p>
      <Loaded load={load}>{() => null}</Loaded>
    </div>
  );
}
