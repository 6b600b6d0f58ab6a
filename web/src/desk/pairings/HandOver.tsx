import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { HandOverAnswer } from "../../api/deskWire.ts";
import { pairingRoles } from "../../api/terms.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { dateValue } from "../days.ts";
import { href } from "../href.ts";
import { useTitle } from "../useTitle.ts";
import { amountWord } from "../week/figures.ts";
import { HelperField } from "./HelperField.tsx";
import { handOver } from "./pairingApi.ts";

/** All of a helper's households to another: first how many, then, with one more click, for good. */
export function HandOver() {
  const { api, world } = useApp();
  const { query } = useLocation();
  const [giver, setGiver] = useState<string>(query.helper ?? "");
  const [taker, setTaker] = useState("");
  const [from, setFrom] = useState(() => dateValue(world.now()));
  const [answer, setAnswer] = useState<{ to: string; told: HandOverAnswer } | null>(null);
  const { busy, failure, attempt } = useAttempt();
  useTitle(t("desk.handOver.title"));

  const wanted = { giver, taker, from };
  const question = JSON.stringify(wanted);
  const run = (dryRun: boolean) =>
    attempt(async () => setAnswer({ to: question, told: await handOver(api, wanted, dryRun) }));
  // What was counted for another question is not true of this one, also when it comes late.
  const told = answer?.to === question ? answer.told : null;
  const passed = told ? pairingRoles.reduce((sum, role) => sum + told[role], 0) : 0;

  return (
    <div class="page narrow">
      <a class="back shown" href="/pairings">
        {t("desk.pairing.back")}
      </a>
      <h1>{t("desk.handOver.title")}</h1>
      <p class="soft">{t("desk.handOver.what")}</p>
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          run(true);
        }}
      >
        <div class="stack">
          <HelperField
            label={t("desk.handOver.giver")}
            value={giver}
            name={query.name}
            stopped
            onChoose={setGiver}
          />
          <HelperField
            label={t("desk.handOver.taker")}
            value={taker}
            wrong={taker && taker === giver ? t("desk.handOver.same") : undefined}
            onChoose={setTaker}
          />
          <TextField label={t("desk.handOver.from")} type="date" value={from} onType={setFrom} required />
          <div class="acts">
            <Button type="submit" disabled={busy || !giver || !taker || giver === taker || !from}>
              {t("desk.handOver.try")}
            </Button>
          </div>
        </div>
      </form>
      <WrongBox text={failure} />
      {told && (
        <section aria-live="polite">
          <h2>{t(told.dry_run ? "desk.handOver.would" : "desk.handOver.did")}</h2>
          <ul class="figures four">
            {pairingRoles.map((role) => (
              <li class="card" key={role}>
                <span class="soft">{t(`terms.pairing.${role}`)}</span>
                <strong>{amountWord(told[role])}</strong>
              </li>
            ))}
            <li class="card">
              <span class="soft">{t("desk.handOver.kept")}</span>
              <strong>{amountWord(told.kept)}</strong>
            </li>
          </ul>
          <div class="acts">
            {told.dry_run ? (
              <Button kind="main" disabled={busy || passed + told.kept === 0} onClick={() => run(false)}>
                {t(passed + told.kept === 0 ? "desk.handOver.nothing" : "desk.handOver.do", {
                  n: passed + told.kept,
                })}
              </Button>
            ) : (
              <ButtonLink kind="main" href={href("/pairings", { helper: taker })}>
                {t("desk.handOver.see")}
              </ButtonLink>
            )}
          </div>
        </section>
      )}
    </div>
  );
}
