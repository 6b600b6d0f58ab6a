import type { PairingImport as Result } from "../../api/deskWire.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { t } from "../../words/words.ts";
import { useTitle } from "../useTitle.ts";
import { amountWord } from "../week/figures.ts";
import { ImportProgressBar } from "../workbook/ImportProgressBar.tsx";
import { useWorkbook } from "../workbook/useWorkbook.ts";
import { WorkbookField } from "../workbook/WorkbookField.tsx";
import { LinesToMend } from "./LinesToMend.tsx";

/** Pairings from a workbook: what would come of it, then, with one more click, the same for good. */
export function PairingImport() {
  const { file, result, progress, ...book } = useWorkbook<Result>("/pairings/import");
  useTitle(t("desk.pairing.import"));

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
      <WorkbookField
        file={file}
        hint={t("desk.pairing.columns")}
        disabled={book.busy}
        onChoose={book.choose}
      />
      {progress && <ImportProgressBar progress={progress} />}
      <WrongBox text={book.failure} />
      {result && figures && (
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
              <Button kind="main" disabled={book.busy || result.begun === 0} onClick={book.apply}>
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
