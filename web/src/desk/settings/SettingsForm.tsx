import { useState } from "preact/hooks";
import type { CountySettings } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { toast } from "../../parts/Toast.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { changeSettings } from "../api.ts";
import { DaysOff } from "./DaysOff.tsx";
import { clocks, drafted, settled, wrongs } from "./draft.ts";

interface Props {
  said: CountySettings;
  onSaved: (edit: () => CountySettings) => void;
}

/** The clocks of needs, in working days, and the holidays that only this county has. */
export function SettingsForm({ said, onSaved }: Props) {
  const { api } = useApp();
  const [draft, setDraft] = useState(() => drafted(said));
  const { busy, failure, attempt } = useAttempt();
  const wrong = wrongs(draft);

  const save = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      const now = await changeSettings(api, settled(draft));
      onSaved(() => now);
      setDraft(drafted(now));
      toast(t("desk.settings.saved"));
    });
  };

  return (
    <form class="card settings" onSubmit={save}>
      <div class="stack">
        <h2 class="plain">{t("desk.settings.clocks")}</h2>
        {clocks.map((name) => (
          <TextField
            key={name}
            label={t(`desk.settings.${name}`)}
            type="number"
            inputMode="numeric"
            value={draft[name]}
            wrong={wrong.includes(name) ? t("desk.settings.wrong") : undefined}
            onType={(value) => setDraft({ ...draft, [name]: value })}
            required
          />
        ))}
        <DaysOff draft={draft} onChange={(days) => setDraft({ ...draft, ...days })} />
        <p class="soft">{t("desk.settings.calendar", { day: said.calendar_until })}</p>
        <p class="soft">{t("desk.settings.fromNow")}</p>
        <WrongBox text={failure} />
        <div class="acts">
          <Button kind="main" type="submit" disabled={busy || wrong.length > 0}>
            {t("desk.act.save")}
          </Button>
        </div>
      </div>
    </form>
  );
}
