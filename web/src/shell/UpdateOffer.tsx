import { Button } from "../parts/Button.tsx";
import { t } from "../words/words.ts";
import { halfWritten, takeUpdate, updateAsked, updateReady } from "./update.ts";

/** Offers the newer version; waits politely while a form is open. */
export function UpdateOffer() {
  if (!updateReady.value) return null;
  const waits = halfWritten.value ? "later" : updateAsked.value && "taking";
  return (
    <div class="update" role="status">
      <span>{t(`shell.update.${waits || "offer"}`)}</span>
      {!waits && (
        <Button kind="main" onClick={takeUpdate}>
          {t("shell.update.take")}
        </Button>
      )}
    </div>
  );
}
