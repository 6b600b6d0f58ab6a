import "./register.css";
import type { ImportResult } from "../../api/deskWire.ts";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { save } from "../save.ts";
import { useTitle } from "../useTitle.ts";
import { ImportProgressBar } from "../workbook/ImportProgressBar.tsx";
import { useWorkbook } from "../workbook/useWorkbook.ts";
import { WorkbookField } from "../workbook/WorkbookField.tsx";
import { ImportChanges } from "./ImportChanges.tsx";
import { ImportFigures } from "./ImportFigures.tsx";
import { ImportRefusals } from "./ImportRefusals.tsx";
import { refusals } from "./refusals.ts";

/** The register as offices export it: first what would come of it, then, with one more click, the same for good. */
export function RegisterImport() {
  const { api } = useApp();
  const { file, result, progress, ...book } = useWorkbook<ImportResult>("/households/import");
  useTitle(t("desk.import.title"));

  const takeRefusals = (workbook: File) =>
    book.attempt(async () => save(await refusals(api, workbook), t("desk.import.refusalsFile")));

  const changes = result ? result.households.added + result.households.changed : 0;
  return (
    <div class="page narrow">
      <a class="back shown" href="/households">
        {t("desk.household.back")}
      </a>
      <h1>{t("desk.import.title")}</h1>
      <p class="soft">{t("desk.import.what")}</p>
      <WorkbookField file={file} hint={t("desk.import.kind")} disabled={book.busy} onChoose={book.choose} />
      {progress && <ImportProgressBar progress={progress} />}
      <WrongBox text={book.failure} />
      {result && file && (
        <>
          <ImportFigures result={result} />
          <div class="acts">
            {result.refused_total > 0 && (
              <Button disabled={book.busy} onClick={() => takeRefusals(file)}>
                {t("desk.import.refusals")}
              </Button>
            )}
            {result.dry_run ? (
              <Button kind="main" disabled={book.busy || changes === 0} onClick={book.apply}>
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
