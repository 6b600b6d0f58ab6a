import { useState } from "preact/hooks";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import type { Entry } from "../../store/records.ts";
import { t } from "../../words/words.ts";
import { keepEntry, resendEntry } from "../actions/refusedEntry.ts";
import { useEngine } from "../engine.ts";
import { entryPath, mendPath } from "../paths.ts";
import { useView } from "../useView.ts";
import { isVisit } from "../view.ts";

/** Other words would be refused all the same: the visit is there already, or stands where no amendment may come. */
const inVain = {
  "visit.record": ["duplicate", "operation_taken"],
  "visit.amend": ["duplicate", "operation_taken", "wrong_state", "not_found"],
};

const mayMend = (entry: Entry): boolean =>
  isVisit(entry) && !inVain[entry.kind].includes(entry.problem?.code ?? "");

/** What can be done about a refusal: mend it, or send it again; leave it to the township; or read first what it says. */
export function RefusedActions({ entry, read = true }: { entry: Entry; read?: boolean }) {
  const engine = useEngine();
  const view = useView(entry.household_id);
  const [asking, setAsking] = useState(false);
  if (view === undefined) return null;
  const mends = view !== null && mayMend(entry);
  const mayResend = !isVisit(entry);

  const text = mends
    ? "field.entry.mendText"
    : mayResend
      ? "field.entry.resendText"
      : "field.entry.refusedText";

  return (
    <>
      <p class="soft">{t(text)}</p>
      <div class="choices">
        {mends && (
          <ButtonLink kind="main" href={mendPath(entry.id)}>
            {t("field.entry.mend")}
          </ButtonLink>
        )}
        {mayResend && (
          <Button kind="main" onClick={() => resendEntry(engine, entry)}>
            {t("field.entry.resend")}
          </Button>
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
