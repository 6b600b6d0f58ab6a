import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Account } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { t } from "../../words/words.ts";
import { signOut } from "../account.ts";
import { useApp } from "../app.ts";
import { UnsentLine } from "../UnsentLine.tsx";

interface Props {
  account: Account;
  title: string;
  /** Said under the title. */
  why?: string;
  wrong: string | null;
  children?: ComponentChildren;
}

/** Whose phone it is and what is wanted above, what the thumb presses below. */
export function LockFrame({ account, title, why, wrong, children }: Props) {
  const app = useApp();
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    document.title = `${title} · ${t("shell.app.name")}`;
  }, [title]);

  return (
    <main class="lock">
      <header>
        <p class="soft">
          {account.name} · {account.region.name}
        </p>
        <Button kind="quiet" onClick={() => setLeaving(true)}>
          {t("lock.other")}
        </Button>
      </header>
      <div class="asked">
        <h1>{title}</h1>
        {why && <p class="soft">{why}</p>}
        <UnsentLine account={account.id} />
        <WrongBox text={wrong} />
      </div>
      {children}
      <Dialog open={leaving} title={t("lock.other")} onClose={() => setLeaving(false)}>
        <p>{t("lock.otherWhy")}</p>
        <div class="choices">
          <Button onClick={() => setLeaving(false)}>{t("shell.act.back")}</Button>
          <Button kind="bad" onClick={() => signOut(app)}>
            {t("shell.act.signOut")}
          </Button>
        </div>
      </Dialog>
    </main>
  );
}
