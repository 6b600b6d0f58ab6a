import { Button } from "../parts/Button.tsx";
import { t } from "../words/words.ts";
import { halfWritten, takeUpdate, updateReady } from "./update.ts";

/** Offers the newer version; waits politely while a form is open. */
export function UpdateOffer() {
  if (!updateReady.value) return null;
  return (
    <div class="update" role="status">
      {halfWritten.value ? (
        <span>{t("shell.update.later")}</span>
      ) : (
        <>
          <span>{t("shell.update.offer")}</span>
          <Button kind="main" onClick={takeUpdate}>
            {t("shell.update.take")}
          </Button>
        </>
      )}
    </div>
  );
}
