import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { forgetLoss } from "../../store/canary.ts";
import { setting } from "../../store/settings.ts";
import { useLive } from "../../store/useLive.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { useReading } from "../reading.ts";

/** The browser has cleared this phone's store: what is known to be missing. Stays until it has been read. */
export function LossCard() {
  const { store } = useEngine();
  const { now } = useReading();
  const loss = useLive(() => setting(store, "loss"), [store]);
  if (!loss) return null;
  const { entries, photos } = loss;
  const [first, last] = [loss.first, loss.last].map((at) => at && momentWord(at, now.value));
  const when = first && last && (first === last ? first : t("field.loss.span", { first, last }));

  return (
    <Card tone="bad" label={t("field.loss.title")}>
      <h2>{t("field.loss.title")}</h2>
      {when && <p>{t("field.loss.entries", { n: entries, when })}</p>}
      {photos > 0 && <p>{t("field.loss.photos", { n: photos })}</p>}
      <p class="soft">{t("field.loss.next")}</p>
      <div class="choices">
        <Button onClick={() => forgetLoss(store)}>{t("field.loss.read")}</Button>
      </div>
    </Card>
  );
}
