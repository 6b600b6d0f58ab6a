import { RescueHandIn } from "../../shell/rescue/RescueHandIn.tsx";
import { t } from "../../words/words.ts";
import { useTitle } from "../useTitle.ts";

/** Where anybody at a desk hands in what a helper's phone could not send. */
export function RescuePage() {
  useTitle(t("desk.rescue.title"));
  return (
    <div class="page narrow">
      <a class="back shown" href="/mine">
        {t("desk.nav.toMine")}
      </a>
      <h1>{t("desk.rescue.title")}</h1>
      <p class="soft">{t("desk.rescue.what")}</p>
      <RescueHandIn />
    </div>
  );
}
