import { useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { signOut } from "../../shell/account.ts";
import { useApp } from "../../shell/app.ts";
import { onPhoneWord } from "../../shell/UnsentLine.tsx";
import { allDrafts } from "../../store/drafts.ts";
import { useLive } from "../../store/useLive.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { useReading } from "../reading.ts";

/** Signing out deletes nothing; what has not been sent is named first. */
export function SignOut() {
  const app = useApp();
  const { store } = useEngine();
  const { unsent, now } = useReading();
  const drafts = useLive(() => allDrafts(store), [store])?.length ?? 0;
  const [asking, setAsking] = useState(false);
  const { entries = 0, photos = 0, refused = 0, oldest = null } = unsent.value ?? {};
  const left = [
    entries > 0 && onPhoneWord(entries, oldest, now.value),
    photos > 0 && t("field.custody.photos", { n: photos }),
    refused > 0 && t("field.custody.refused", { n: refused }),
    drafts > 0 && t("field.me.drafts", { n: drafts }),
  ].filter(Boolean);

  return (
    <div class="ending">
      <Button kind="bad" onClick={() => setAsking(true)}>
        {t("field.me.signOut")}
      </Button>
      <Dialog open={asking} title={t("field.me.signOut")} onClose={() => setAsking(false)}>
        {left.length > 0 ? (
          <>
            <ul class="list">
              {left.map((word) => (
                <li key={word}>{word}</li>
              ))}
            </ul>
            <p>{t("field.me.signOutUnsent")}</p>
          </>
        ) : (
          <p>{t("field.me.signOutClean")}</p>
        )}
        <div class="choices">
          <Button onClick={() => setAsking(false)}>{t("field.act.leave")}</Button>
          <Button kind="bad" onClick={() => signOut(app)}>
            {t("field.me.signOut")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
