import { useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { Loaded } from "../Loaded.tsx";
import { save } from "../save.ts";
import { useLoad } from "../useLoad.ts";
import { householdCards } from "./cardApi.ts";
import { printOne } from "./printing.ts";

/** The card that hangs in the house, and those before it. */
export function HouseholdCards({ household }: { household: string }) {
  const { api } = useApp();
  const load = useLoad(`cards of ${household}`, (signal) => householdCards(api, household, signal));
  const [asking, setAsking] = useState(false);
  const { busy, failure, attempt } = useAttempt();

  const print = (replace: boolean) =>
    attempt(async () => {
      const { file, name } = await printOne(api, household, replace);
      save(file, name);
      setAsking(false);
      load.refresh();
    });

  return (
    <section>
      <h2>{t("desk.card.one")}</h2>
      <Loaded load={load}>
        {(cards) => (
          <ul class="card plain-list">
            {cards.length === 0 && <li class="soft">{t("desk.card.none")}</li>}
            {cards.map((card) => (
              <li key={card.number} class={card.ended_at ? "soft" : undefined}>
                {t("desk.card.number", { number: `${card.number.slice(0, 4)} ${card.number.slice(4)}` })}{" "}
                <span class="soft">
                  {t(card.ended_at ? "desk.card.ended" : "desk.card.issued", {
                    day: dayWord(card.ended_at ?? card.issued_at, 0),
                  })}
                </span>
              </li>
            ))}
            <li class="acts">
              <Button disabled={busy} onClick={() => print(false)}>
                {t("desk.card.print")}
              </Button>
              {cards.length > 0 && (
                <Button disabled={busy} onClick={() => setAsking(true)}>
                  {t("desk.card.replace")}
                </Button>
              )}
            </li>
          </ul>
        )}
      </Loaded>
      {!asking && <WrongBox text={failure} />}
      <Dialog open={asking} title={t("desk.card.replace")} onClose={() => setAsking(false)}>
        <p>{t("desk.card.replaceAsk")}</p>
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={() => setAsking(false)}>{t("desk.card.keep")}</Button>
          <Button kind="main" disabled={busy} onClick={() => print(true)}>
            {t("desk.card.replaceDo")}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
