import { useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { dropDraft } from "../../store/drafts.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";

/** The way out without saving: asks first. */
export function DraftEnd({ id, onEnd }: { id: string; onEnd: () => void }) {
  const { store } = useEngine();
  const [asking, setAsking] = useState(false);

  async function end(): Promise<void> {
    await dropDraft(store, id);
    onEnd();
  }

  return (
    <div class="ending">
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t("field.draft.end")}
      </Button>
      <Dialog open={asking} title={t("field.draft.endTitle")} onClose={() => setAsking(false)}>
        <p>{t("field.draft.endText")}</p>
        <div class="choices">
          <Button onClick={() => setAsking(false)}>{t("field.act.leave")}</Button>
          <Button kind="bad" onClick={end}>
            {t("field.draft.endSure")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
