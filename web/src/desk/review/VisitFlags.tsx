import { useState } from "preact/hooks";
import type { Flag, VisitWhole } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";
import { alike } from "./alike.ts";
import { FlagDialog } from "./FlagDialog.tsx";
import { flagWord } from "./flagWord.ts";

interface Props {
  visit: VisitWhole;
  /** Whether the reader may set a flag aside. */
  dismisses: boolean;
  address: (id: string) => string;
  onDismiss: (flag: Flag) => void;
}

/** What about the visit is worth a second look, and what was said of it. */
export function VisitFlags({ visit: { flags, household }, dismisses, address, onDismiss }: Props) {
  const { world } = useApp();
  const [asked, setAsked] = useState<Flag | null>(null);
  if (flags.length === 0) return null;
  const line = (flag: Flag) => (
    <div class={flag.dismissed ? "flag-line soft" : "flag-line"}>
      <span>{flagWord(flag, world.now())}</span>
      {flag.dismissed && <span>{t("desk.flag.dismissed", { ...flag.dismissed })}</span>}
      {flag.about.visit_id && <a href={address(flag.about.visit_id)}>{t("desk.flag.other")}</a>}
      {flag.kind === "fine_against_need" && (
        <a href={href("/needs", { household: household.id })}>{t("desk.flag.needs")}</a>
      )}
      {dismisses && !flag.dismissed && (
        <Button kind="quiet" onClick={() => setAsked(flag)}>
          {t("desk.flag.dismiss")}
        </Button>
      )}
    </div>
  );
  return (
    <section class="card flags" aria-label={t("desk.flag.title")}>
      <p class="soft">{t("desk.flag.advice")}</p>
      <ul>
        {alike(flags).map(([first, ...others]) => (
          <li key={first?.id}>
            {first && line(first)}
            {others.length > 0 && (
              <details>
                <summary>{t("desk.flag.alike", { n: others.length })}</summary>
                <ul>
                  {others.map((flag) => (
                    <li key={flag.id}>{line(flag)}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
      {asked && <FlagDialog flag={asked} onDismiss={onDismiss} onClose={() => setAsked(null)} />}
    </section>
  );
}
