import { RescueHandIn } from "../../shell/rescue/RescueHandIn.tsx";
import { t } from "../../words/words.ts";
import { RescueMake } from "./RescueMake.tsx";

/** For a phone that finds no network: its unsent work as a file, and the way in for such a file of anybody's. */
export default function Rescue() {
  return (
    <div class="stack">
      <section aria-labelledby="rescue-mine">
        <h3 id="rescue-mine">{t("field.rescue.mine")}</h3>
        <RescueMake />
      </section>
      <section aria-labelledby="rescue-others">
        <h3 id="rescue-others">{t("field.rescue.others")}</h3>
        <RescueHandIn />
      </section>
    </div>
  );
}
