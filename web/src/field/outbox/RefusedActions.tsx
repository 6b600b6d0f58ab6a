import { useState } from "preact/hooks";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import type { Entry } from "../../store/records.ts";
import { t } from "../../words/words.ts";
import { keepEntry } from "../actions/refusedEntry.ts";
import { useEngine } from "../engine.ts";
import { entryPath, mendPath } from "../paths.ts";
import { useView } from "../useView.ts";
import { isVisit } from "../view.ts";

/** What can be done about a refusal: mend it, leave it to the township, or read first what it says. */
export function RefusedActions({ entry, read = true }: { entry: Entry; read?: boolean }) {
  const engine = useEngine();
  const view = useView(entry.household_id);
  const [asking, setAsking] = useState(false);
  if (view === undefined) return null;
  const mayMend = isVisit(entry) && view !== null;

  return (
    <>
      <p class="soft">{t(mayMend ? "field.entry.mendText" : "field.entry.refusedText")}</p>
      <div class="choices">
        {mayMend && (
          <ButtonLink kind="main" href={mendPath(entry.id)}>
            {t("field.entry.mend")}
          </ButtonLink>
        )}
        <Button onClick={() => setAsking(true)}>{t("field.entry.keep")}</Button>
        {read && <ButtonLink href={entryPath(entry.id)}>{t("field.entry.read")}</ButtonLink>}
      </div>
      <Dialog open={asking} title={t("field.entry.keep")} onClose={() => setAsking(false)}>
        <p>{t("field.entry.keepText")}</p>
        <div class="choices">
          <Button onClick={() => setAsking(false)}>{t("field.act.leave")}</Button>
          <Button kind="main" onClick={() => keepEntry(engine, entry.id)}>
            {t("field.entry.keep")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
