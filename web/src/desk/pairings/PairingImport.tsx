import { useState } from "preact/hooks";
import type { PairingImport as Result } from "../../api/deskWire.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { FileField } from "../../parts/FileField.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { bytesWord } from "../../words/amounts.ts";
import { t } from "../../words/words.ts";
import { useTitle } from "../useTitle.ts";
import { amountWord } from "../week/figures.ts";
import { LinesToMend } from "./LinesToMend.tsx";
import { importPairings } from "./pairingApi.ts";

const workbook = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Pairings from a workbook: what would come of it, then, with one more click, the same for good. */
export function PairingImport() {
  const { api } = useApp();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const { busy, failure, attempt } = useAttempt();
  useTitle(t("desk.pairing.import"));

  const run = (chosen: File, dryRun: boolean) =>
    attempt(async () => setResult(await importPairings(api, chosen, dryRun)));
  const choose = ([chosen]: File[]) => {
    if (!chosen) return;
    setFile(chosen);
    setResult(null);
    run(chosen, true);
  };
  const figures = result && [
    ["begun", result.begun] as const,
    ["kept", result.kept] as const,
    ["toMend", result.to_mend_total] as const,
  ];

  return (
    <div class="page narrow">
      <a class="back shown" href="/pairings">
        {t("desk.pairing.back")}
      </a>
      <h1>{t("desk.pairing.import")}</h1>
      <p class="soft">{t("desk.pairing.importWhat")}</p>
      <FileField
        label={file ? file.name : t("desk.import.choose")}
        hint={file ? bytesWord(file.size) : t("desk.pairing.columns")}
        accept={workbook}
        disabled={busy}
        onChoose={choose}
      />
      {busy && (
        <p class="coming" role="status">
          {t("desk.load.coming")}
        </p>
      )}
      <WrongBox text={failure} />
      {result && file && figures && (
        <>
          <h2>{t(result.dry_run ? "desk.import.would" : "desk.import.did")}</h2>
          <ul class="figures">
            {figures.map(([figure, n]) => (
              <li class="card" key={figure}>
                <span class="soft">{t(`desk.pairing.figure.${figure}`)}</span>
                <strong class={figure === "toMend" && n > 0 ? "bad" : ""}>{amountWord(n)}</strong>
              </li>
            ))}
          </ul>
          <div class="acts">
            {result.dry_run ? (
              <Button kind="main" disabled={busy || result.begun === 0} onClick={() => run(file, false)}>
                {t(result.begun === 0 ? "desk.pairing.nothing" : "desk.pairing.apply", { n: result.begun })}
              </Button>
            ) : (
              <ButtonLink kind="main" href="/pairings">
                {t("desk.pairing.see")}
              </ButtonLink>
            )}
          </div>
          <LinesToMend result={result} />
        </>
      )}
    </div>
  );
}
