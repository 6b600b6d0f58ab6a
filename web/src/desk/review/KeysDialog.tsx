import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { t } from "../../words/words.ts";
import { type Act, actWords, keys } from "./keys.ts";

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title={t("desk.review.keys")} onClose={onClose}>
      <dl class="keys">
        {(Object.entries(keys) as [string, Act][]).map(([key, act]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(actWords[act])}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={onClose}>{t("desk.act.close")}</Button>
    </Dialog>
  );
}
