import type { SampleWhole } from "../../api/batchWire.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";
import { useMe } from "../me.ts";
import { freezeBatch } from "./batchApi.ts";
import { SampleProof } from "./SampleProof.tsx";
import { sampleSays } from "./sampleSays.ts";

interface Props {
  sample: SampleWhole;
  onFrozen: (id: string) => void;
  onDropped: () => void;
}

/** What was drawn, how far it was read, and what it shows and does not show. */
export function SampleCard({ sample, onFrozen, onDropped }: Props) {
  const { api, world } = useApp();
  const decides = useMe().role === "supervisor";
  const { busy, failure, attempt } = useAttempt();
  const { population, size, left_out: out, read } = sample;
  const left = sample.drawn.filter((one) => one.said === "waiting").length;
  const toRead = read + left;
  const freeze = () =>
    attempt(async () => {
      const { id } = await freezeBatch(api, { id: world.id(), asked: null, sample_id: sample.id });
      onFrozen(id);
    });
  return (
    <Card label={t("desk.batch.sample.one")}>
      <div class="batch-card">
        <h2 class="plain">{t("desk.batch.sample.drawn", { of: population, n: size })}</h2>
        {out > 0 && <p class="soft">{t("desk.batch.sample.leftOut", { n: out })}</p>}
        {sample.beyond && <p class="soft">{t("desk.batch.beyond")}</p>}
        <p>{t("desk.batch.sample.read", { read, of: toRead })}</p>
        <Progress label={t("desk.batch.sample.read", { read, of: toRead })} done={read} of={toRead} />
        <p class="says">{sampleSays(sample)}</p>
        <WrongBox text={failure} />
        {decides ? (
          <div class="acts start">
            {left > 0 ? (
              <ButtonLink kind="main" href={href("/visits", { sample: sample.id })}>
                {t("desk.batch.sample.look", { n: left })}
              </ButtonLink>
            ) : (
              <Button kind="main" disabled={busy} onClick={freeze}>
                {t("desk.batch.sample.rest")}
              </Button>
            )}
            <Button onClick={onDropped}>{t("desk.batch.sample.drop")}</Button>
          </div>
        ) : (
          <a href="/batches">{t("desk.batch.sample.all")}</a>
        )}
        <SampleProof sample={sample} />
      </div>
    </Card>
  );
}
