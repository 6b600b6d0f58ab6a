import "./register.css";
import { useState } from "preact/hooks";
import type { ImportProgress, ImportResult } from "../../api/deskWire.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { FileField } from "../../parts/FileField.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { bytesWord } from "../../words/amounts.ts";
import { t } from "../../words/words.ts";
import { save } from "../save.ts";
import { useTitle } from "../useTitle.ts";
import { ImportChanges } from "./ImportChanges.tsx";
import { ImportFigures } from "./ImportFigures.tsx";
import { ImportProgressBar } from "./ImportProgressBar.tsx";
import { ImportRefusals } from "./ImportRefusals.tsx";
import { importRegister, refusals } from "./importing.ts";

const workbook = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The register as offices export it: first what would come of it, then, with one more click, the same for good. */
export function RegisterImport() {
  const { api } = useApp();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const { busy, failure, attempt } = useAttempt();
  useTitle(t("desk.import.title"));

  const run = (workbook: File, dryRun: boolean) =>
    attempt(async () => {
      setProgress({ done: 0, of: 0, stage: "reading" });
      try {
        setResult(await importRegister(api, workbook, dryRun, setProgress));
      } finally {
        setProgress(null);
      }
    });
  const choose = ([chosen]: File[]) => {
    if (!chosen) return;
    setFile(chosen);
    setResult(null);
    run(chosen, true);
  };
  const takeRefusals = (workbook: File) =>
    attempt(async () => save(await refusals(api, workbook), t("desk.import.refusalsFile")));

  const changes = result ? result.households.added + result.households.changed : 0;
  return (
    <div class="page narrow">
      <a class="back shown" href="/households">
        {t("desk.household.back")}
      </a>
      <h1>{t("desk.import.title")}</h1>
      <p class="soft">{t("desk.import.what")}</p>
      <FileField
        label={file ? file.name : t("desk.import.choose")}
        hint={file ? bytesWord(file.size) : t("desk.import.kind")}
        accept={workbook}
        disabled={busy}
        onChoose={choose}
      />
      {progress && <ImportProgressBar progress={progress} />}
      <WrongBox text={failure} />
      {result && file && (
        <>
          <ImportFigures result={result} />
          <div class="acts">
            {result.refused_total > 0 && (
              <Button disabled={busy} onClick={() => takeRefusals(file)}>
                {t("desk.import.refusals")}
              </Button>
            )}
            {result.dry_run ? (
              <Button kind="main" disabled={busy || changes === 0} onClick={() => run(file, false)}>
                {changes === 0 ? t("desk.import.nothing") : t("desk.import.apply", { n: changes })}
              </Button>
            ) : (
              <ButtonLink kind="main" href="/households">
                {t("desk.import.see")}
              </ButtonLink>
            )}
          </div>
          <ImportRefusals result={result} />
          <ImportChanges result={result} />
        </>
      )}
    </div>
  );
}
