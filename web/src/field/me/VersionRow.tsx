import { useEffect, useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { updateReady } from "../../shell/update.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { keptVersion, lookForUpdate } from "../../shell/version.ts";
import { t } from "../../words/words.ts";

/** Which version this is, and whether there is a newer one. */
export function VersionRow() {
  const [version, setVersion] = useState<string | null>(null);
  const [looked, setLooked] = useState(false);
  const { busy, attempt, failure } = useAttempt();
  useEffect(() => {
    keptVersion().then(setVersion, () => undefined);
  }, []);
  const look = () =>
    attempt(async () => {
      await lookForUpdate();
      setLooked(true);
    });

  return (
    <div class="row">
      <span>
        {t("field.me.version", { version: version ?? "—" })}
        <br />
        <span class="soft" role="status">
          {failure ?? (updateReady.value ? t("shell.update.offer") : looked ? t("field.me.newest") : "")}
        </span>
      </span>
      <Button disabled={busy} onClick={look}>
        {t("field.me.check")}
      </Button>
    </div>
  );
}
