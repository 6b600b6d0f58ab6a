import type { SampleWhole } from "../../api/batchWire.ts";
import { t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { TakeAway } from "../TakeAway.tsx";

/** How it was drawn, so that anybody can draw it again. */
export function SampleProof({ sample }: { sample: SampleWhole }) {
  return (
    <details class="proof">
      <summary>{t("desk.batch.proof.title")}</summary>
      <p>{t("desk.batch.proof.what", { by: sample.by, percent: sample.percent })}</p>
      <p>
        {t("desk.batch.proof.seed")} <code>{sample.seed}</code>
      </p>
      <p>
        {t("desk.batch.proof.file")} <TakeAway quiet path={`/samples/${sample.id}/visits`} asked={{}} />
      </p>
      <Sheet label={t("desk.batch.proof.title")}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col">{t("terms.role.helper")}</th>
              <th scope="col">{t("terms.level.village")}</th>
              <th scope="col">{t("desk.batch.proof.of")}</th>
              <th scope="col">{t("desk.batch.proof.drawn")}</th>
            </tr>
          </thead>
          <tbody>
            {sample.strata.map((one) => (
              <tr key={`${one.helper} ${one.village}`}>
                <td>{one.helper}</td>
                <td>{one.village}</td>
                <td class="number">{one.of}</td>
                <td class="number">{one.drawn}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </details>
  );
}
