import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { t } from "../../words/words.ts";
import { discardEntry } from "../actions/refusedEntry.ts";
import { useEngine } from "../engine.ts";

/** Throwing away what exists nowhere else: knowingly. */
export function EntryDiscard({ id }: { id: string }) {
  const engine = useEngine();
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);

  async function discard(): Promise<void> {
    await discardEntry(engine, id);
    route("/outbox", true);
  }

  return (
    <div class="ending">
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t("field.entry.discard")}
      </Button>
      <Dialog open={asking} title={t("field.entry.discard")} onClose={() => setAsking(false)}>
        <p>{t("field.entry.discardText")}</p>
        <div class="choices">
          <Button onClick={() => setAsking(false)}>{t("field.act.leave")}</Button>
          <Button kind="bad" onClick={discard}>
            {t("field.entry.discardSure")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
