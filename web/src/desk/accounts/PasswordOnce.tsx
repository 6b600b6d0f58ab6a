import { useRef, useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { t } from "../../words/words.ts";

interface Props {
  name: string;
  password: string;
  onClose: () => void;
}

/** The first password, shown this once: the server keeps only its hash. */
export function PasswordOnce({ name, password, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  // Without HTTPS there is no clipboard: then it is at least marked, ready for Ctrl+C.
  const copy = () => {
    field.current?.select();
    navigator.clipboard?.writeText(password).then(
      () => setCopied(true),
      () => undefined,
    );
  };

  return (
    <Dialog open title={t("desk.account.passwordOf", { name })} onClose={onClose}>
      <p>{t("desk.account.passwordOnce")}</p>
      <input
        ref={field}
        class="password-once"
        readOnly
        value={password}
        aria-label={t("desk.account.passwordOf", { name })}
      />
      <div class="acts">
        <Button onClick={copy}>{t(copied ? "desk.account.copied" : "desk.account.copy")}</Button>
        <Button kind="main" onClick={onClose}>
          {t("desk.account.noted")}
        </Button>
      </div>
    </Dialog>
  );
}
