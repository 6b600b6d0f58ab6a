import { useState } from "preact/hooks";
import type { Asked } from "../../api/batchWire.ts";
import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { SelectField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { drawSample, freezeBatch } from "./batchApi.ts";

interface Props {
  asked: Asked;
  onDrawn: (id: string) => void;
  onFrozen: (id: string) => void;
}

const shares = ["5", "10", "20", "50"] as const;

/** The two ways to begin: read a sample first, or try what approving all of them would do. Neither approves anything yet. */
export function BatchStart({ asked, onDrawn, onFrozen }: Props) {
  const { api, world } = useApp();
  const [percent, setPercent] = useState<(typeof shares)[number]>("10");
  const { busy, failure, attempt } = useAttempt();
  const draw = () =>
    attempt(async () => {
      const { id } = await drawSample(api, { id: world.id(), asked, percent: Number(percent) });
      onDrawn(id);
    });
  const freeze = () =>
    attempt(async () => {
      const { id } = await freezeBatch(api, { id: world.id(), asked, sample_id: null });
      onFrozen(id);
    });
  return (
    <>
      <WrongBox text={failure} />
      <Card label={t("desk.batch.sample.title")}>
        <div class="batch-card">
          <h2 class="plain">{t("desk.batch.sample.title")}</h2>
          <p class="soft">{t("desk.batch.sample.what")}</p>
          <div class="acts start">
            <SelectField
              label={t("desk.batch.sample.share")}
              value={percent}
              choices={shares.map((value) => ({
                value,
                label: t("desk.batch.sample.percent", { n: value }),
              }))}
              onChoose={setPercent}
            />
            <Button kind="main" disabled={busy} onClick={draw}>
              {t("desk.batch.sample.draw")}
            </Button>
          </div>
        </div>
      </Card>
      <Card label={t("desk.batch.all.title")}>
        <div class="batch-card">
          <h2 class="plain">{t("desk.batch.all.title")}</h2>
          <p class="soft">{t("desk.batch.all.what")}</p>
          <div class="acts start">
            <Button disabled={busy} onClick={freeze}>
              {t("desk.batch.try")}
            </Button>
          </div>
        </div>
      </Card>
    </>
  );
}
